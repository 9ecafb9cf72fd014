/* The QR encoder, in a script of its own: loaded when there is a link to draw. */
import { encode } from "uqr";

window.boussoleQr = (text) => encode(text, { ecc: "L", border: 0 });

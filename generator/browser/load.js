/* Loads one of our own classic scripts, which works from a disk too; fetch() and modules do not. */

export const own = document.querySelector('script[src$="assets/boussole.js"]');
const loading = new Map();

/* A promise that is kept once assets/<name> has run; asked twice, it runs once, unless it failed. */
export function loadScript(name) {
  if (!loading.has(name)) {
    const promise = new Promise((keep, fail) => {
      const script = document.createElement("script");
      script.src = own.src.replace("boussole.js", name);
      script.addEventListener("load", keep);
      script.addEventListener("error", () => {
        loading.delete(name);
        fail(new Error(name));
      });
      document.head.append(script);
    });
    loading.set(name, promise);
  }
  return loading.get(name);
}

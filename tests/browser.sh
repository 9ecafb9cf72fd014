#!/bin/sh
# What the tests need beside Python and Node: pdftotext, to read printed sheets; and the browser: $CHROMIUM, else an installed one, else Debian's when we are root.
set -eu
if ! command -v pdftotext >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "No pdftotext: installing Debian's poppler-utils (once)."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends poppler-utils >/dev/null
  else
    echo "The tests read printed sheets with pdftotext: install it (Debian: apt-get install poppler-utils)." >&2
    exit 1
  fi
fi
if [ -n "${CHROMIUM:-}" ]; then
  [ -x "$CHROMIUM" ] && exit 0
  echo "CHROMIUM is set to $CHROMIUM, which cannot be run." >&2
  exit 1
fi
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then found=$name; break; fi
done
if [ -z "${found:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "No Chromium: installing Debian's, with fonts for Arabic (once)."
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null
  found=chromium
fi
if [ -z "${found:-}" ]; then
  echo "The tests need Chromium: install it (Debian: apt-get install chromium fonts-noto-core), or set CHROMIUM=/path/to/it." >&2
  exit 1
fi

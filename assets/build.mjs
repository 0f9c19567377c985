// Builds src/ into ../src/motcua/ui/static/ui/: one style sheet, scripts, fonts, pictures.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";
import { build } from "esbuild";
import { Logger, compile } from "sass";
import subsetFont from "subset-font";
import { compress } from "wawoff2";

const OUT = "../src/motcua/ui/static/ui";
const FONTS = "node_modules/@expo-google-fonts/be-vietnam-pro";
const MOJ_IMAGES = "node_modules/@ministryofjustice/frontend/moj/assets/images";

rmSync(OUT, { recursive: true, force: true });
for (const folder of ["fonts", "images"]) mkdirSync(`${OUT}/${folder}`, { recursive: true });

// Each face in two files: what Vietnamese and English need, which every page carries, and all of it, which a
// browser fetches only where another character stands (unicode-range in src/scss/_fonts.scss, the same ranges).
const OURS = readFileSync("src/scss/_fonts.scss", "utf8").match(/\$ours: ([^;]+);/)[1];
const characters = [...OURS.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].flatMap(([, from, to]) => {
  const [first, last] = [parseInt(from, 16), parseInt(to ?? from, 16)];
  return Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n));
});
for (const weight of ["400Regular", "600SemiBold"]) {
  const whole = readFileSync(`${FONTS}/${weight}/BeVietnamPro_${weight}.ttf`);
  const ours = await subsetFont(whole, characters.join(""), {
    targetFormat: "woff2",
    keepFeatures: ["ccmp", "kern", "mark", "mkmk", "locl", "tnum"],
    noHinting: true,
  });
  writeFileSync(`${OUT}/fonts/BeVietnamPro_${weight}.woff2`, ours);
  writeFileSync(`${OUT}/fonts/BeVietnamPro_${weight}_whole.woff2`, await compress(whole));
}
cpSync(`${FONTS}/LICENSE_FONT`, `${OUT}/fonts/BeVietnamPro_OFL.txt`);

const sheet = compile("src/scss/main.scss", {
  loadPaths: [".", "node_modules", "node_modules/@ministryofjustice/frontend"],
  style: "compressed",
  quietDeps: true,
  logger: Logger.silent, // MoJ Frontend's own use of what GOV.UK Frontend deprecates
});
// The British crest is not ours to show, and a picture that is named but missing stops the collector.
const css = sheet.css.replaceAll(/url\("?images\/govuk-crest\.svg"?\)/g, "none");
writeFileSync(`${OUT}/main.css`, css);

// Only the pictures that the style sheet names: the collector of static files wants each to exist.
const named = new Set([...css.matchAll(/images\/([\w.-]+)/g)].map((found) => found[1]));
for (const picture of readdirSync(MOJ_IMAGES)) {
  if (named.has(picture)) cpSync(`${MOJ_IMAGES}/${picture}`, `${OUT}/images/${picture}`);
}
cpSync("src/images", `${OUT}/images`, { recursive: true });

// The icons of the installed app: the mark as it is, and on a ground that a system may cut to its own shape.
const mark = readFileSync("src/images/mark.svg", "utf8");
const inner = mark.replace(/^<svg[^>]*>/, "").replace("</svg>", "");
const filled = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 64 64"><rect x="-12" y="-12" width="64" height="64" fill="#8f1d21"/>${inner}</svg>`;
for (const [name, picture, width] of [["icon-192", mark, 192], ["icon-512", mark, 512], ["icon-maskable-512", filled, 512], ["icon-touch-180", filled, 180]]) {
  writeFileSync(`${OUT}/images/${name}.png`, new Resvg(picture, { fitTo: { mode: "width", value: width } }).render().asPng());
}

await build({
  entryPoints: ["main", "work", "early", "passkey", "shared", "upload", "eform"].map((name) => `src/js/${name}.js`),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "inline",
  outdir: OUT,
});

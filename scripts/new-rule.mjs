/** Writes the skeletons of a rule: `npm run new-rule -- FAMILY SLUG`. The test fails until the rule is written. */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './project.mjs';

const families = ['root', 'admin', 'secret', 'role', 'mfa', 'audit', 'policy'];
const [family = '', slug = ''] = process.argv.slice(2);

if (!families.includes(family) || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(slug)) {
  console.error(
    `usage: npm run new-rule -- FAMILY SLUG\nFAMILY is one of ${families.join(', ')}; SLUG is kebab-case and names the hazard.`,
  );
  process.exit(2);
}

const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const id = `${family}/${slug}`;
const name = slug.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());

create(
  `server/src/rules/${id}.ts`,
  `/** One sentence: what this rule sees. */
import { defineRule } from '../rule.js';

export const ${name} = defineRule({
  id: '${id}',
  preset: 'recommended',
  stage: 'preview',
  since: '${version}',

  summary: 'One line for lists.',
  why: 'What goes wrong if nothing is done.',
  remedy: 'What to do, in general.',
  references: [{ title: 'IAM User Guide', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/' }],
  messages: {
    found: { severity: 'warning', text: 'Resource \`{resource}\` is at fault.' },
  },

  subject: 'resource',
  types: ['AWS::IAM::Role'],
  check(resource, report) {
    if (resource.property('RoleName') === null) return;
    report('found', resource.key, { slots: { resource: resource.id } });
  },
});
`,
);
create(
  `server/test/rules/${id}.test.ts`,
  `import { ${name} } from '../../../src/rules/${id}.js';
import { testRule } from '../../support/test-rule.js';

testRule(${name}, {
  valid: [],
  invalid: [],
});
`,
);
create(
  `docs/rules/${id}.md`,
  `# ${id}

## What it finds

## Example

\`\`\`yaml invalid
\`\`\`

## Use instead

\`\`\`yaml valid
\`\`\`

## When it stays silent

## Fix
`,
);
console.log(`Write the rule, its test and its page, add a line to CHANGELOG.md, then run: npm run generate && npm test`);

function create(file, text) {
  const target = path.join(root, file);
  if (fs.existsSync(target)) {
    console.error(`${file} exists already.`);
    process.exit(2);
  }
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
  console.log(`wrote ${file}`);
}

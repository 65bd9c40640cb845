/** AWS's own validator in a process of its own: takes texts, and returns the number of errors for each of its rules. */
import { createRequire } from 'node:module';
import process from 'node:process';

const { CelEngine, TemplateFile } = createRequire(import.meta.url)('@aws/cloudformation-validate');
const engine = new CelEngine();

/** A template in memory instead of on disk. */
class TemplateText extends TemplateFile {
  constructor(name, text) {
    super(name);
    this.text = text;
  }

  readBytes() {
    return Buffer.from(this.text, 'utf8');
  }
}

process.on('message', ({ name, text }) => {
  const counts = {};
  for (const { ruleId, severity } of engine.validateStandard(new TemplateText(name, text)).diagnostics) {
    if (severity === 'ERROR' || severity === 'FATAL') counts[ruleId] = (counts[ruleId] ?? 0) + 1;
  }
  process.send({ counts });
});
process.on('disconnect', () => process.exit());
process.send({ ready: true });

/** A process that only parses one file with `yaml` and loads nothing else. Usage: node parse-yaml.mjs FILE */
import fs from 'node:fs';
import process from 'node:process';
import { parseDocument } from 'yaml';

parseDocument(fs.readFileSync(process.argv[2], 'utf8'), { logLevel: 'silent' });

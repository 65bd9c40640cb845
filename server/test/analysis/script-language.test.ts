import assert from 'node:assert/strict';
import { languageByContent, languageOfFile, languageOfRuntime } from '../../src/analysis/script/script-language.js';

describe('the language of a file', () => {
  const cases: readonly (readonly [name: string, text: string, expect: string])[] = [
    ['a.sh', '', 'shell'], ['a.bash', '', 'shell'], ['A.PS1', '', 'powershell'], ['a.psm1', '', 'powershell'], ['a.bat', '', 'powershell'], ['a.cmd', '', 'powershell'],
    ['a.py', '', 'python'], ['a.js', '', 'javascript'], ['a.mjs', '', 'javascript'], ['a.cjs', '', 'javascript'], ['a.ts', '', 'javascript'],
    ['a.json', '', 'data'], ['a.html', '', 'data'], ['a.xml', '', 'data'], ['a.service', '', 'config'], ['a.unknown', '', 'config'], ['sh', '', 'config'],
    ['run', '#!/usr/bin/env python3\n', 'python'], ['run', '#!/usr/bin/node\n', 'javascript'], ['a.conf', '#!/bin/sh\n', 'shell'], ['run', '\n#! /bin/bash -e\n', 'shell'],
    ['run', '#!/usr/bin/perl\nimport os\n', 'config'], ['a.conf', 'import os\n', 'config'],
  ];
  for (const [name, text, expect] of cases) it(`${name} ${JSON.stringify(text)}: ${expect}`, () => assert.equal(languageOfFile(name, text), expect));
});

describe('the language of a text that may be a shell script', () => {
  const cases: readonly (readonly [text: string, expect: string])[] = [
    ['echo hi', 'shell'], ['<powershell>\nWrite-Host', 'powershell'], ['<SCRIPT>\ndir', 'powershell'],
    ['# why\nimport os\n', 'python'], ['import os, sys\n', 'python'], ['from os import path\n', 'python'], ['import boto3 as aws', 'python'],
    ["'use strict'\n", 'javascript'], ['const a = 1', 'javascript'], ['// why\nvar { a } = b', 'javascript'], ['import x from "y"', 'javascript'],
    ['import -window root x.png\n', 'shell'], ['#!/usr/bin/perl\nimport os\n', 'shell'],
  ];
  for (const [text, expect] of cases) it(`${JSON.stringify(text)}: ${expect}`, () => assert.equal(languageByContent(text, 'shell'), expect));
});

describe('the language of inline code', () => {
  const cases: readonly (readonly [runtime: string | null, text: string, expect: string])[] = [
    ['python3.13', 'const a = 1', 'python'], ['nodejs22.x', 'import os', 'javascript'], [null, 'import os', 'python'], [null, 'x = 1\ndef main(event):', 'python'],
    [null, 'import x from "y";', 'javascript'], [null, 'exports.handler = async () => 1', 'javascript'], [null, '', 'javascript'],
  ];
  for (const [runtime, text, expect] of cases) it(`${runtime ?? 'unknown'} ${JSON.stringify(text)}: ${expect}`, () => assert.equal(languageOfRuntime(runtime, text), expect));
});

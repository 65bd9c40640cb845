/** Fixes of several findings at once: of a rule, and all that are safe. */
import assert from 'node:assert/strict';
import { actions, edited, execute, open, resolve, someUri } from './support/editing.js';
import { firstResource, opened, titled } from './support/offered.js';
import { connect } from './support/strict-client.js';
import { templateOf, testRules } from './support/test-rules.js';

describe('fixing all findings of a rule', () => {
  const queues = templateOf('AWS::SQS::Queue', 'AWS::SNS::Topic', 'AWS::SQS::Queue').replace(/Queue:(?![^]*Queue:)/, 'Other:');
  const title = 'Fix all role/test-suggestion findings in this file';

  it('is offered after the single fix where there are several, even for suggestions', async () => {
    const client = await connect({ rules: testRules });
    await open(client, queues);
    const titles = (await actions(client, firstResource)).map((action) => action.title);
    assert.deepEqual(titles.slice(0, 3), ['Swap the queue', 'Another way', title]);
    await client.close();
  });

  it('is one edit of one version, which leaves the findings of other rules alone', async () => {
    const client = await connect({ rules: testRules });
    await open(client, queues);
    const { edit, kind } = await resolve(client, titled(await actions(client, firstResource), title));
    assert.equal(kind, 'quickfix');
    assert.deepEqual(edit?.documentChanges?.map((each) => 'textDocument' in each && each.textDocument), [{ uri: someUri, version: 1 }]);
    assert.equal(edited(queues, edit), queues.replace('Queue:', 'Swapped:').replace('Other:', 'Swapped:'));
    await client.close();
  });

  it('lists once what is left to do by hand, and notes what each edit does', async () => {
    const client = await connect({ rules: testRules });
    await open(client, queues);
    const { edit } = await resolve(client, titled(await actions(client, firstResource), title));
    const labels = Object.values(edit?.changeAnnotations ?? {}).map(({ label }) => label);
    assert.deepEqual(labels, ['By hand: Tell the readers.', 'Renames the queue', 'Judge this']);
    await client.close();
  });

  it('is not offered for a single finding, nor where several share one fix', async () => {
    const client = await connect({ rules: testRules });
    await open(client, templateOf('AWS::SQS::Queue', 'AWS::SNS::Topic'));
    assert.ok(!(await actions(client, firstResource)).some((action) => action.title === title));
    const uri = 'file:///project/shared.yaml';
    await open(client, templateOf('AWS::KMS::Key', 'AWS::KMS::Key').replace(/Key:(?![^]*Key:)/, 'Other:'), uri);
    const offered = await actions(client, firstResource, {}, uri);
    assert.ok(offered.some((action) => action.title === 'Say so above'));
    assert.ok(!offered.some((action) => action.title.startsWith('Fix all')));
    await client.close();
  });

  it('repeats the check for overlapping fixes until nothing is left', async () => {
    const client = await connect({ rules: testRules });
    const volumes = templateOf('AWS::EC2::Volume', 'AWS::EC2::Volume').replace(/Volume:(?![^]*Volume:)/, 'Other:');
    await open(client, volumes);
    const { edit } = await resolve(client, titled(await actions(client, firstResource), 'Fix all policy/test-meeting findings in this file'));
    assert.equal(edited(volumes, edit), `# Other\n# Volume\n${volumes.replace('Volume:', 'DoneVolume:').replace('Other:', 'DoneOther:')}`);
    const labels = Object.values(edit?.changeAnnotations ?? {}).map(({ label }) => label);
    assert.deepEqual(labels, ['By hand: Look at Volume.', 'By hand: Look at Other.']);
    await client.close();
  });
});

describe('fix all', () => {
  const only = ['source.fixAll'];

  it('is offered by kind, holds only safe fixes, and is one edit', async () => {
    const client = await opened('AWS::SNS::Topic', 'AWS::SQS::Queue');
    const offered = await actions(client, firstResource, { only });
    assert.deepEqual(offered.map(({ title, kind }) => [title, kind]), [['Apply all safe fixes in this file', 'source.fixAll.rootguard']]);
    const { edit } = await resolve(client, titled(offered, 'Apply all safe fixes in this file'));
    const text = JSON.stringify(edit);
    assert.match(text, /Safe/);
    assert.doesNotMatch(text, /Swapped/);
    await client.close();
  });

  it('is not offered where nothing is safe', async () => {
    const client = await opened('AWS::SQS::Queue');
    assert.deepEqual(await actions(client, firstResource, { only }), []);
    await client.close();
  });

  it('is also a command, which reports when there is nothing to fix', async () => {
    const client = await opened('AWS::SQS::Queue');
    assert.equal(await execute(client, 'rootguard.fixAll', someUri), false);
    await client.until(() => client.messages[0]);
    assert.match(client.messages.join(), /safe fix/);
    await client.close();
  });
});

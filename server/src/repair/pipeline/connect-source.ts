/** The plan that fetches the source of a pipeline through a connection, in place of a token for GitHub. */
import { namedResource } from '../../analysis/named-resource.js';
import { templatePath } from '../../analysis/place.js';
import type { Change } from '../../edit/change.js';
import { type Content, fields, items, text } from '../../edit/content.js';
import type { Resource, Template } from '../../model/template.js';
import { lookup, lookupEntry, nodeAt } from '../../syntax/lookup.js';
import type { Entry, Mapping, Node } from '../../syntax/tree.js';
import type { Span } from '../../text/span.js';
import { textOf } from '../../value/read.js';
import { askFor } from '../asked-value.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { parametersLeft, removeUnusedParameters } from '../key/unused-parameter.js';
import { appendToProperty } from '../property-list.js';
import { ref, sub } from '../reference-content.js';
import { freePolicyName } from '../role/free-policy-name.js';
import { inlinePolicyContent, statementContent } from '../role/role-content.js';
import { aclAction, letStore, type StoringScene } from './let-store.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { subText } from '../sub-text.js';
import { climbTo, mappingOf } from '../written-place.js';

/** What tells an action of GitHub with a token apart (CodePipeline user guide, "GitHub (via OAuth app) source action reference"). */
const ofToken = { Category: 'Source', Owner: 'ThirdParty', Provider: 'GitHub', Version: '1' };

/** Variables that such an action has and one with a connection lacks (same guide, "Variables reference"). */
const lacking = /#\{[\w@.-]{1,100}\.(CommitUrl|CommitterDate|RepositoryName)\}/;

/**
 * For the source action whose token is at a place (CodePipeline user guide, "Update a GitHub (via OAuth app) source action to
 * a GitHub (via GitHub App) source action"). None for any other action, and where functions choose its parts.
 */
export function connectSource(scene: Scene & Pick<StoringScene, 'identity'>, pipeline: Resource, at: Span): readonly (Fix | Declined)[] {
  const action = hasTemplate(scene) ? sourceAction(scene, pipeline, at) : null;
  if (!hasTemplate(scene) || action === null) return [];
  const title = `Fetch the source of \`${pipeline.id}\` through a connection`;
  const used = lacking.exec(scene.file.tree.text)?.[1];
  if (used !== undefined) return [decline(title, `A later action uses \`${used}\` of a source, which a connection does not provide.`)];
  const connection = connectionFor(scene);
  const webhooks = webhooksOf(scene, pipeline, action.name);
  const granted = connection === null ? null : letUse(scene, pipeline, action, connection.id);
  if (connection === null || webhooks === null || granted === null) return [];
  const gone: readonly (Entry | Span)[] = [...webhooks, action.token];
  return [
    offer(scene, {
      title,
      safety: 'suggestion',
      changes: [
        ...connection.changes,
        ...granted.changes,
        ...rewritten(action, connection.id, webhooks.length > 0),
        ...webhooks.map((target): Change => ({
          kind: 'remove',
          target,
          emptied: 'keep',
          note: 'Removes the webhook, which only a token needs.',
        })),
        ...removeUnusedParameters(scene, gone),
      ],
      shared: parametersLeft(scene, gone),
      left: [
        ...connection.left,
        ...granted.left,
        'Whoever deploys the stack has to be allowed to pass on the connection (`codeconnections:PassConnection`).',
        'The token still works: revoke it on GitHub once nothing uses it.',
      ],
    }),
  ];
}

interface SourceAction {
  readonly name: string | null;
  readonly node: Mapping;
  readonly kind: Mapping;
  readonly settings: Mapping;
  readonly token: Entry;
  readonly repository: Entry;
  /** Owner and name of the repository. */
  readonly fullName: Content;
}

function sourceAction({ file, template }: TemplateScene, pipeline: Resource, at: Span): SourceAction | null {
  const place = nodeAt(file.tree, at.start);
  const path = place === null ? null : templatePath(place);
  if (place === null || path?.id !== pipeline.id || path.steps[5] !== 'Configuration' || path.steps[6] !== 'OAuthToken') return null;
  const [node, settings] = [mappingOf(climbTo(place, 5)), mappingOf(climbTo(place, 6))];
  const kind = node === null ? null : mappingOf(lookup(node, 'ActionTypeId'));
  if (node === null || kind === null || settings === null) return null;
  if (!Object.entries(ofToken).every(([key, wanted]) => valueIn(kind, key) === wanted)) return null;
  const token = lookupEntry(settings, 'OAuthToken');
  const repository = lookupEntry(settings, 'Repo');
  const parts = ['Owner', 'Repo'].map((key) => partIn(template, settings, key));
  if (token === null || repository === null || parts.includes(null)) return null;
  const full = parts.join('/');
  return { name: valueIn(node, 'Name'), node, kind, settings, token, repository, fullName: full.includes('${') ? sub(full) : text(full) };
}

/** A setting as a part of the text of `Fn::Sub`. */
function partIn(template: Template, settings: Mapping, key: string): string | null {
  const node = lookup(settings, key);
  return node === null ? null : subText(template.resolve(node));
}

function valueIn(mapping: Mapping, key: string): string | null {
  const node = lookup(mapping, key);
  return node?.kind === 'scalar' && node.tag === null ? node.text : null;
}

/** Without a webhook, what asks CodePipeline to look for changes itself says whether it shall. */
function rewritten(
  { kind, settings, token, repository, fullName }: SourceAction,
  connection: string,
  hasWebhook: boolean,
): readonly Change[] {
  const note = 'Fetches the source through the connection.';
  const polls = lookupEntry(settings, 'PollForSourceChanges');
  const set = (target: Node | null, value: Content): readonly Change[] => (target === null ? [] : [{ kind: 'set', target, value, note }]);
  const rename = (entry: Entry | null, key: string): readonly Change[] => (entry === null ? [] : [{ kind: 'rename', entry, key, note }]);
  const remove = (target: Entry | null): readonly Change[] => (target === null ? [] : [{ kind: 'remove', target, emptied: 'keep', note }]);
  return [
    ...set(lookup(kind, 'Owner'), text('AWS')),
    ...set(lookup(kind, 'Provider'), text('CodeStarSourceConnection')),
    ...remove(lookupEntry(settings, 'Owner')),
    ...rename(repository, 'FullRepositoryId'),
    ...set(repository.value, fullName),
    ...rename(lookupEntry(settings, 'Branch'), 'BranchName'),
    ...rename(token, 'ConnectionArn'),
    ...set(token.value, ref(connection)),
    ...(hasWebhook ? remove(polls) : rename(polls, 'DetectChanges')),
  ];
}

interface Connection {
  /** Of the resource or the parameter; both give an ARN. */
  readonly id: string;
  readonly changes: readonly Change[];
  readonly left: readonly string[];
}

const connectionType = /^AWS::(?:CodeConnections|CodeStarConnections)::Connection$/;

/** Names of parameters for such a connection; other services have connections, too, such as App Runner and Direct Connect. */
const connectionName = /^(?:(?:git|code|source|repo|scm|pipeline)\w{0,30})?connectionarn$/i;

/** A connection of the template, else a parameter that asks for one; a new connection would not work until somebody completes it. */
function connectionFor(scene: TemplateScene): Connection | null {
  const { resources, parameters } = scene.template;
  const known = [...resources.values()].find(
    (each) => connectionType.test(each.type) && each.when.length === 0 && textOf(each.property('ProviderType')) === 'GitHub',
  );
  if (known !== undefined) return { id: known.id, changes: [], left: [] };
  const given = [...parameters.values()].find(({ name, type }) => type === 'String' && connectionName.test(name));
  if (given !== undefined) return { id: given.name, changes: [], left: [] };
  const asked = askFor(scene, 'ConnectionArn', {
    description: 'ARN of the connection to GitHub in CodeConnections',
    pattern: '^arn:[\\w-]+:(?:codeconnections|codestar-connections):[\\w-]+:\\d{12}:connection/[\\w-]+$',
    note: 'Adds a parameter for the ARN of the connection.',
  });
  if (asked === null) return null;
  const left = `Create a connection to GitHub, complete it in the console, and pass its ARN in parameter \`${asked.parameter}\`.`;
  return { id: asked.parameter, changes: asked.changes, left: [left] };
}

/** The webhooks that start this action; null where it is not known which do, or where the template needs one for something else. */
function webhooksOf({ template, references }: TemplateScene, pipeline: Resource, action: string | null): readonly Entry[] | null {
  const ofPipeline = [...template.resources.values()].filter((each) => {
    const target = each.type === 'AWS::CodePipeline::Webhook' ? each.property('TargetPipeline') : null;
    return target !== null && namedResource(target, 'AWS::CodePipeline::Pipeline', template) === pipeline;
  });
  const targets = ofPipeline.map((each) => textOf(each.property('TargetAction')));
  if (ofPipeline.length > 0 && (action === null || targets.includes(null))) return null;
  const found = ofPipeline.filter((_, index) => targets[index] === action);
  const entries = found.map((each) => (references(each.id).length > 0 ? null : resourceEntry(template, each)));
  return entries.every((entry) => entry !== null) ? entries : null;
}

interface Granted {
  readonly changes: readonly Change[];
  readonly left: readonly string[];
}

/** Lets the role of the action, else that of the pipeline, use the connection, whose ARN may have the older prefix, and store what it fetches. */
function letUse(scene: StoringScene, pipeline: Resource, { node }: SourceAction, connection: string): Granted | null {
  const own = lookup(node, 'RoleArn');
  const value = own === null ? pipeline.property('RoleArn') : scene.template.resolve(own);
  const role = value === null ? null : namedResource(value, 'AWS::IAM::Role', scene.template);
  if (role === null || resourceEntry(scene.template, role) === null) {
    const left = `Allow the role that fetches the source of \`${pipeline.id}\` to use the connection (\`codeconnections:UseConnection\`), and \`${aclAction}\` on its artifacts: it is not defined in this template.`;
    return { changes: [], left: [left] };
  }
  if (scene.references(connection).some(({ node: site }) => templatePath(site).id === role.id)) return { changes: [], left: [] };
  const actions = ['codeconnections:UseConnection', 'codestar-connections:UseConnection'];
  const store = letStore(scene, pipeline, role);
  const document = fields({
    Version: text('2012-10-17'),
    Statement: items(statementContent(actions, [ref(connection)]), ...store.statements),
  });
  const policy = inlinePolicyContent(text(freePolicyName(scene, role, 'UseConnection')), document);
  const changes = appendToProperty(role, 'Policies', [policy], { note: `Allows role \`${role.id}\` to use the connection.` });
  return changes === null ? null : { changes, left: store.left };
}

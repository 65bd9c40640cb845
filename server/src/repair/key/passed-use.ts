/** Where something passes an access key on to the task or build that it starts, and what to remove there. */
import { templatePath } from '../../analysis/place.js';
import { isAwsCredentialName } from '../../analysis/secret/secret-name.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import { entryOf } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { encloses } from '../../text/span.js';
import type { TemplateScene } from '../scene.js';
import { nameOfPair, valueOfPair } from '../script/passed-cut.js';
import { cutFromPassed } from '../script/script-cut.js';
import { scriptRoot } from '../script/script-root.js';
import { climbTo, outermostAt } from '../written-place.js';
import type { Going } from './carried.js';

export interface PassedUse {
  readonly kind: 'passed';
  /** What passes the key on, by its logical ID. */
  readonly by: string;
  /** What signs with it. */
  readonly workload: Workload;
  /** Without notes. */
  readonly changes: readonly Change[];
  /** Names of its own under which the key was passed on. */
  readonly names: readonly string[];
  covers(node: Node): boolean;
}

/** How far the properties of a starter lead to what belongs together: the place of what is started, and what is passed to it. */
const starters: ReadonlyMap<string, number> = new Map([
  ['AWS::CodePipeline::Pipeline', 6],
  ['AWS::Events::Rule', 3],
  ['AWS::Pipes::Pipe', 0],
  ['AWS::Scheduler::Schedule', 0],
  ['AWS::Serverless::StateMachine', 0],
  ['AWS::StepFunctions::StateMachine', 0],
]);

/** What can be started with other variables than its own. */
const started = /^AWS::(?:Batch::JobDefinition|CodeBuild::Project|ECS::TaskDefinition)$/;

/** None where it is not clear what the key is passed to: where nothing, or several things, of the template can be meant. */
export function passedUses(scene: TemplateScene, sites: readonly ReferenceSite[], going: Going): readonly PassedUse[] {
  const uses: PassedUse[] = [];
  for (const { node } of sites) {
    const { section, id } = templatePath(node);
    const starter = section === 'Resources' && id !== null ? scene.template.resource(id) : null;
    const depth = starter === null ? undefined : starters.get(starter.type);
    if (starter === null || depth === undefined || uses.some((use) => use.covers(node))) continue;
    const workload = startedWithin(scene, depth === 0 ? starter.node : climbTo(node, depth));
    const removal = workload === null ? null : (removedPair(node) ?? cutFromPassed(scriptRoot(node), going.credentials));
    if (workload === null || removal === null) continue;
    const names = removal.names.filter((name) => !isAwsCredentialName(name));
    // What the template shows to read such a variable would fail without it.
    if (names.some((name) => workload.scripts.some(({ text }) => text.includes(name)))) continue;
    uses.push({ kind: 'passed', by: starter.id, workload, ...removal, names });
  }
  return uses;
}

function startedWithin({ workloads, references }: TemplateScene, place: Node): Workload | null {
  const [only, ...others] = workloads.filter(
    ({ resource }) => started.test(resource.type) && references(resource.id).some(({ at }) => encloses(place, at)),
  );
  return only !== undefined && others.length === 0 ? only : null;
}

/** For a definition that is a map: the item with the name and the value. */
function removedPair(node: Node): Pick<PassedUse, 'changes' | 'names' | 'covers'> | null {
  const value = outermostAt(node);
  const holder = entryOf(value)?.key.parent ?? null;
  if (holder?.kind !== 'mapping' || holder.parent?.kind !== 'sequence' || valueOfPair(holder) !== value) return null;
  return {
    changes: [{ kind: 'remove', target: holder, emptied: 'remove' }],
    names: nameOfPair(holder),
    covers: (each) => encloses(holder, each),
  };
}

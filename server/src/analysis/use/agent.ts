/** AWS's agents on instances, which sign with the role of the instance, and the policies that their guides ask for. */
import { matchesOf } from '../../text/match.js';
import type { Span } from '../../text/span.js';
import { regionAt } from '../script/region.js';
import type { Script } from '../script/script.js';

interface Agent {
  readonly name: string;
  /** The path and name of AWS managed policies. */
  readonly policies: readonly string[];
  /** What shows that a script deals with the agent. */
  readonly mention: RegExp;
  /** What starts the agent in a way that needs the role; null where it may have another identity. */
  readonly start: RegExp | null;
}

/**
 * Sources: CloudWatch user guide, "Download and configure the CloudWatch agent" (`-m ec2`); ECS developer guide, "Amazon ECS
 * container instance IAM role"; EKS user guide, "Amazon EKS node IAM role"; CodeDeploy user guide, "Create an IAM instance
 * profile". Systems Manager may manage an instance without a profile ("Default Host Management Configuration").
 */
const agents: readonly Agent[] = [
  { name: 'amazon-ssm-agent', policies: ['AmazonSSMManagedInstanceCore'], mention: /amazon-ssm-agent/g, start: null },
  {
    name: 'amazon-cloudwatch-agent',
    policies: ['CloudWatchAgentServerPolicy'],
    mention: /amazon-cloudwatch-agent/g,
    start: /amazon-cloudwatch-agent-ctl(?:\.ps1)?["']?(?=[^\n;|&]{0,300}\s-m\s{1,4}ec2\b)/g,
  },
  {
    name: 'ecs-agent',
    policies: ['service-role/AmazonEC2ContainerServiceforEC2Role'],
    mention: /\/etc\/ecs\/ecs\.config/g,
    start: /\/etc\/ecs\/ecs\.config\b/g,
  },
  {
    name: 'eks-node',
    policies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryReadOnly', 'AmazonEKS_CNI_Policy'],
    mention: /\/etc\/eks\/bootstrap\.sh/g,
    start: /\/etc\/eks\/bootstrap\.sh\b/g,
  },
  {
    name: 'codedeploy-agent',
    policies: ['service-role/AmazonEC2RoleforAWSCodeDeploy'],
    mention: /codedeploy-agent/g,
    start: /(?:service\s{1,4}codedeploy-agent\s{1,4}(?:re)?start|systemctl\s[^\n;|&]{0,80}start\s{1,4}codedeploy-agent)\b/g,
  },
];

/** The managed policies for the agents that scripts install, configure or start. */
export function agentPolicies(scripts: readonly Script[]): readonly string[] {
  return agents.filter(({ mention }) => scripts.some((script) => firstIn(script, mention) !== null)).flatMap(({ policies }) => policies);
}

/** The first match outside of comments. */
function firstIn({ text, regions }: Script, pattern: RegExp): RegExpExecArray | null {
  return matchesOf(pattern, text).find(({ index }) => regionAt(regions, index)?.kind !== 'comment') ?? null;
}

export interface StartedAgent {
  readonly name: string;
  readonly at: Span;
}

/** The first agent that a script starts and that needs the role of the instance; null without one. */
export function startedAgent(scripts: readonly Script[]): StartedAgent | null {
  for (const script of scripts) {
    for (const { name, start } of agents) {
      const run = start === null ? null : firstIn(script, start);
      if (run !== null) return { name, at: script.spanAt(run.index, run.index + run[0].length) ?? script.at };
    }
  }
  return null;
}

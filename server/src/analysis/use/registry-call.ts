/** Images that a container program pulls from or pushes to Amazon ECR. */
import { hole } from '../../text/hole.js';
import type { FoundCall } from './call.js';
import { readArguments } from './command-arguments.js';
import type { RunCommand } from './run-command.js';

/** What `docker pull` and `docker push` need (Amazon ECR user guide, "Pushing a Docker image", "Private repository policy examples"). */
const pulling = ['ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'];
const pushing = [...pulling, 'ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:CompleteLayerUpload', 'ecr:PutImage'];

const image = /^([^/]{1,80})\.dkr\.ecr\.([^/]{1,80})\.amazonaws\.com(?:\.cn)?\/([^:@]{1,300})/;

/** The call that a command makes; null for one that moves no image of a private ECR registry. */
export function registryCall(words: RunCommand): FoundCall | null {
  const [program, command, ...rest] = words;
  if (program === undefined || command === undefined || !/(?:^|\/)(?:docker|podman|nerdctl|finch)$/.test(program.text)) return null;
  const moved = rest.find(({ text }) => image.test(text));
  if (moved === undefined || !/^(?:pull|push|run)$/.test(command.text)) return null;
  const [, account = '', region = '', repository = ''] = image.exec(moved.text) ?? [];
  const isPlain = moved.end - moved.start === moved.text.length;
  const named = moved.start + moved.text.indexOf('/');
  const place = [region, account].map((part) => (part.includes(hole) ? hole : part)).join(':');
  return {
    api: 'cli',
    client: 'ecr',
    operation: command.text,
    arguments: readArguments(rest).options,
    isOpen: false,
    needs: [
      {
        actions: command.text === 'push' ? pushing : pulling,
        resources: [`arn:aws:ecr:${place}:repository/${repository}`],
        at: isPlain ? { start: named, end: moved.end } : moved,
      },
    ],
    resources: [],
    from: program.start,
    to: words.at(-1)?.end ?? program.end,
  };
}

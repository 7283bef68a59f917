/** A CI system that this process may run in. */
interface Ci {
  readonly name: string;
  /** A variable that it sets, and nothing else does. */
  readonly variable: string;
  /** Reporters that it has a use for. */
  readonly reporters: readonly string[];
}

const known: readonly Ci[] = [
  { name: 'GitHub Actions', variable: 'GITHUB_ACTIONS', reporters: ['github'] },
  { name: 'GitLab CI', variable: 'GITLAB_CI', reporters: ['junit'] },
  { name: 'Jenkins', variable: 'JENKINS_URL', reporters: ['junit'] },
  { name: 'CircleCI', variable: 'CIRCLECI', reporters: ['junit'] },
  { name: 'Buildkite', variable: 'BUILDKITE', reporters: ['junit'] },
  { name: 'Azure Pipelines', variable: 'TF_BUILD', reporters: ['junit', 'markdown'] },
];

/** The CI system that the environment speaks of. */
export function ciOf(environment: NodeJS.ProcessEnv): Ci | undefined {
  return known.find(({ variable }) => !['', 'false', undefined].includes(environment[variable]));
}

import type { Agent } from 'node:http';
import { UsageError } from '../../contracts/usage-error.ts';
import type { TlsSettings } from '../../runners/tls-settings.ts';
import type { Environment } from './environment.ts';
import { isLoopback } from './is-loopback.ts';

/** Bounds and trust of the connections through a proxy. */
export interface ProxySettings extends TlsSettings {
  readonly maxSockets?: number;
}

const variables = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

/**
 * The agent for the proxy that the environment of this process says for an endpoint; undefined
 * when it says none, and for an endpoint on this machine. @throws UsageError for no http proxy.
 */
export async function proxyAgent(
  endpoint: URL,
  environment: Environment,
  settings: ProxySettings,
): Promise<Agent | undefined> {
  const any = variables.some((name) => environment[name] || environment[name.toLowerCase()]);
  if (!any || isLoopback(endpoint)) return undefined;
  const { getProxyForUrl } = await import('proxy-from-env');
  const text = getProxyForUrl(endpoint.href);
  if (!text) return undefined;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (!proxy || !/^https?:$/.test(proxy.protocol)) {
    // The URL may hold a password, and is not repeated.
    throw new UsageError(
      `The proxy for ${endpoint.host} is not an http or https URL.`,
      'Set HTTPS_PROXY as http://proxy.example:3128, or name the host in NO_PROXY.',
    );
  }
  const { maxSockets = Number.POSITIVE_INFINITY, ...tls } = settings;
  const options = { keepAlive: true, maxSockets };
  if (endpoint.protocol === 'https:') {
    const { HttpsProxyAgent } = await import('https-proxy-agent');
    const agent = new HttpsProxyAgent(proxy, options);
    // These are of the connection through the proxy; what its constructor takes is of that to it.
    Object.assign(agent.options, tls);
    return agent;
  }
  const { HttpProxyAgent } = await import('http-proxy-agent');
  return new HttpProxyAgent(proxy, options);
}

import { useLocation } from '@solidjs/router';
import { hrefsIn, isExample, type Href } from './hrefs.ts';

/**
 * The addresses of the world that is shown now: `const href = useHref()`, then `href().proposal(id, p)`
 * in JSX. For `<A href>` and `navigate`.
 */
export function useHref(): () => Href {
  const location = useLocation();
  return () => hrefsIn(isExample(location.pathname) ? 'example' : 'real');
}

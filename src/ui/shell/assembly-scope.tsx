import { useParams, type RouteSectionProps } from '@solidjs/router';
import { createResource, ErrorBoundary, Match, Show, Switch } from 'solid-js';
import type { OpenAssembly } from '../../app/api.ts';
import { ButtonLink } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { createAssemblyView } from '../projection/assembly-view.ts';
import { AssemblyContext, useMoot } from '../projection/context.ts';
import { fromReadable } from '../projection/from-readable.ts';
import { createOutBy } from '../projection/out-by.ts';
import { ConnectionSign } from '../rings/connection-sign.tsx';
import { useHref } from '../routes.ts';
import { connectionLong } from '../words/connection.ts';
import { ErrorPage } from './error-page.tsx';
import { createNow } from './now.ts';
import { Page } from './page.tsx';

/** Opens the assembly of the address for all of its pages, or says honestly why it can't be shown yet. */
export function AssemblyScope(props: RouteSectionProps) {
  const moot = useMoot();
  const params = useParams<{ id: string }>();
  const [open] = createResource(
    () => params.id,
    async (id) => ({ id, assembly: await moot.assembly(id) }),
  );
  // A neighbour opened in the same place: the old one must not be shown under the new address.
  const current = () => (open()?.id === params.id ? open() : undefined);
  return (
    <Show when={current()} keyed>
      {(found) => (
        <Show when={found.assembly} fallback={<NotHere />} keyed>
          {(assembly) => <InAssembly open={assembly}>{props.children}</InAssembly>}
        </Show>
      )}
    </Show>
  );
}

function InAssembly(props: {
  readonly open: OpenAssembly;
  readonly children: RouteSectionProps['children'];
}) {
  const moot = useMoot();
  const me = fromReadable(moot.me);
  const outBy = createOutBy(moot);
  const person = () => me()?.person ?? null;
  // The scope is keyed by the assembly: `open` does not change within it.
  // oxlint-disable-next-line solid/reactivity
  const view = createAssemblyView(props.open, person, () => (outBy() === undefined ? person() : null));
  return (
    <AssemblyContext.Provider value={view}>
      <Switch>
        <Match when={view.assembly()}>
          <ErrorBoundary fallback={(problem, again) => <ErrorPage problem={problem} onAgain={again} />}>
            {props.children}
          </ErrorBoundary>
        </Match>
        <Match when={!view.assembly()}>
          <Joining name={view.summary().name} />
        </Match>
      </Switch>
    </AssemblyContext.Provider>
  );
}

/** The invitation was opened, and nobody who has the assembly was reached yet. */
function Joining(props: { readonly name: string }) {
  const href = useHref();
  const moot = useMoot();
  const connection = fromReadable(moot.connection);
  const now = createNow();
  const title = () => props.name || 'The assembly you were invited to';
  return (
    <Page title={title()} wall="sign" above="You’re invited" back={{ href: href().home(), label: 'Home' }}>
      <EmptyState
        title="Knocking"
        sign={<ConnectionSign state="looking" size={72} />}
        act={
          <ButtonLink href={href().home()} look="quiet">
            Back to Home
          </ButtonLink>
        }
      >
        <p>
          Nobody who has {props.name || 'this assembly'} has been reached yet. You come in by yourself as soon
          as one of them is. You can close this page meanwhile.
        </p>
        <p>{connectionLong(connection(), now())}</p>
      </EmptyState>
    </Page>
  );
}

function NotHere() {
  const href = useHref();
  const moot = useMoot();
  const inExample = moot.world === 'example';
  return (
    <Page title="Not on this device" wall="well" back={{ href: href().home(), label: 'Home' }}>
      <EmptyState
        title={inExample ? 'The example was made anew' : 'This assembly isn’t here'}
        act={
          <ButtonLink href={href().assemblies()} look="solid">
            {inExample ? 'Its assemblies' : 'Your assemblies'}
          </ButtonLink>
        }
      >
        <p>
          {inExample
            ? 'It lasts until the page is closed or loaded again. Its assemblies are here again, at new addresses.'
            : 'This device hasn’t joined it, or it was taken off. Ask someone in it for the invitation, and open the link here.'}
        </p>
      </EmptyState>
    </Page>
  );
}

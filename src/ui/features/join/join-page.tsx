import { useNavigate, useParams } from '@solidjs/router';
import { createMemo, Match, Show, Switch } from 'solid-js';
import { readInvitation } from '../../../app/invitation.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import { AssemblyRing } from '../../rings/assembly-ring.tsx';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { faultSentence } from '../../words/faults.ts';
import { createAct } from '../../kit/create-act.ts';
import css from './join-page.module.css';

/** An invitation was opened: what it says, and the way in. */
export default function JoinPage() {
  const moot = useMoot();
  const href = useHref();
  const navigate = useNavigate();
  const params = useParams<{ invitation: string }>();
  const act = createAct();
  const me = fromReadable(moot.me);
  const assemblies = fromReadable(moot.assemblies);
  const read = createMemo(() => readInvitation(params.invitation));
  const invitation = () => {
    const result = read();
    return result.ok ? result.value : undefined;
  };
  const linkFault = () => {
    const result = read();
    return result.ok ? undefined : result.fault;
  };
  const known = () => assemblies().find(({ id }) => id === invitation()?.assembly);
  const name = () => known()?.name || invitation()?.name || 'an assembly';
  const comeIn = async () => {
    const done = await act.run(() => moot.join(params.invitation));
    if (done) navigate(href().assembly(done.value), { replace: true });
  };
  return (
    <Page
      title={invitation() ? name() : 'This link doesn’t open'}
      wall="sign"
      large
      above={invitation() ? 'You’re invited to' : undefined}
      back={{ href: href().home(), label: 'Home' }}
      picture={
        <Show when={invitation()}>
          {(to) => <AssemblyRing assembly={to().assembly} name={name()} kind={null} people={12} size={96} />}
        </Show>
      }
    >
      <Switch>
        <Match when={moot.world === 'example'}>
          <EmptyState
            title="The example has no door"
            act={
              <ButtonLink href={`/join/${params.invitation}`} look="solid">
                Open it in your own Moot
              </ButtonLink>
            }
          >
            <p>An invitation leads to a real assembly, and the example is kept apart from those.</p>
          </EmptyState>
        </Match>
        <Match when={linkFault()}>
          {(why) => (
            <EmptyState
              title="Ask for it once more"
              act={
                <ButtonLink href={href().scan()} look="quiet" icon="camera">
                  Scan a code
                </ButtonLink>
              }
            >
              <p>{faultSentence({ type: 'link', why: why() })}</p>
            </EmptyState>
          )}
        </Match>
        <Match when={known()}>
          {(assembly) => (
            <EmptyState
              title="You’re in already"
              act={
                <ButtonLink href={href().assembly(assembly().id)} look="solid">
                  Go in
                </ButtonLink>
              }
            >
              <p>This assembly is on this device.</p>
            </EmptyState>
          )}
        </Match>
        <Match when={invitation()}>
          <div class={css.way}>
            <p class={css.lead}>
              You come in as <b>{me()?.name}</b>. Everyone in {name()} sees that name and what you say there.
            </p>
            <p>
              You can read and speak at once. When a member says hello to you, where you stand counts too.
            </p>
            <Button look="needs" busy={act.busy()} onClick={() => void comeIn()}>
              Come in
            </Button>
          </div>
        </Match>
      </Switch>
    </Page>
  );
}

import { createSignal, Show } from 'solid-js';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { useAssembly, useMoot } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { InviteDialog } from '../invite/invite-dialog.tsx';
import css from './codes.module.css';
import { comesWith } from './linked.tsx';
import { OfferCode } from './offer-code.tsx';

/** Brings someone into the assembly: by codes from screen to camera, by a link, or by a file. */
export default function BringPage() {
  const moot = useMoot();
  const assembly = useAssembly();
  const href = useHref();
  const [sending, setSending] = createSignal(false);
  const back = () => ({ href: href().assembly(assembly.open.id), label: assembly.summary().name });
  return (
    <Show
      when={moot.world === 'real'}
      fallback={
        <Page title="Bring someone in" wall="sign" back={back()}>
          <EmptyState title="The example has no door">
            <p>
              It is on this device alone, so nobody can come in. In an assembly of your own, a code and a link
              stand here.
            </p>
          </EmptyState>
        </Page>
      }
    >
      <OfferCode
        assembly={assembly.open.id}
        title="Bring someone in"
        comesWith={comesWith(assembly.summary(), assembly.decisions.size())}
        back={back()}
        otherWays={
          <div class={css.pair}>
            <Button look="quiet" onClick={() => setSending(true)}>
              Send a link
            </Button>
            <ButtonLink look="quiet" href={href().hand(assembly.open.id)}>
              Give a file
            </ButtonLink>
          </div>
        }
        instead={
          <ButtonLink look="quiet" href={href().hand(assembly.open.id)}>
            Give it without a network
          </ButtonLink>
        }
      />
      <InviteDialog open={sending()} onClose={() => setSending(false)} />
    </Show>
  );
}

import { Show } from 'solid-js';
import { ButtonLink } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { useMoot } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { OfferCode } from './offer-code.tsx';

/** Links this device with another that has the same assemblies already: after both lost each other. */
export default function PairPage() {
  const moot = useMoot();
  const href = useHref();
  const back = () => ({ href: href().home(), label: 'Home' });
  return (
    <Show
      when={moot.world === 'real'}
      fallback={
        <Page title="Link a device" wall="sign" back={back()}>
          <EmptyState title="The example is on this device alone">
            <p>In your own Moot, a code stands here that links this device with another.</p>
          </EmptyState>
        </Page>
      }
    >
      <OfferCode
        assembly={null}
        title="Link a device"
        comesWith="What both devices have is shared; nothing else comes with it."
        back={back()}
        otherWays={
          <ButtonLink look="quiet" href={href().scan()} icon="camera">
            Scan their code instead
          </ButtonLink>
        }
        instead={null}
      />
    </Show>
  );
}

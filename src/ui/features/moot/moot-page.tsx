import { useParams } from '@solidjs/router';
import { Match, Show, Switch, type JSX } from 'solid-js';
import { EmptyState } from '../../kit/empty-state.tsx';
import { useAssembly } from '../../projection/context.ts';
import { LookingDots } from '../../rings/looking-dots.tsx';
import { useHref } from '../../routes.ts';
import { Page } from '../../shell/page.tsx';
import { CalledMoot } from './called-moot.tsx';
import { HeldMoot } from './held-moot.tsx';

/** One Moot, from its call to its minutes. The address holds the id of either. */
export default function MootPage(): JSX.Element {
  const assembly = useAssembly();
  const params = useParams<{ moot: string }>();
  const href = useHref();
  const back = () => ({ href: href().assembly(assembly.open.id), label: assembly.summary().name });
  const call = () => assembly.mootCalls.get(params.moot);
  const held = () => assembly.moots.get(params.moot) ?? assembly.moots.get(call()?.held ?? '');
  return (
    <Show when={params.moot} keyed>
      <Switch
        fallback={
          <Page title="A Moot" wall="step" step="moot" back={back()}>
            <EmptyState bare sign={<LookingDots size={64} />} title="This Moot isn’t here yet">
              It comes as soon as a device that has it is near.
            </EmptyState>
          </Page>
        }
      >
        <Match when={held()}>{(moot) => <HeldMoot moot={moot()} back={back()} />}</Match>
        <Match when={call()}>{(called) => <CalledMoot call={called()} back={back()} />}</Match>
      </Switch>
    </Show>
  );
}

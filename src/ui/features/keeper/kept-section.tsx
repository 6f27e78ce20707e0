import { For, Show } from 'solid-js';
import type { KeeperState } from '../../../app/api.ts';
import { AddressForm } from '../../kit/address-form.tsx';
import { Button, IconButton } from '../../kit/button.tsx';
import { ByKey } from '../../kit/by-key.tsx';
import { createAct } from '../../kit/create-act.ts';
import { Row, Rows, Section } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import css from './keeper.module.css';
import { keeperAddress, keeperSentence, placeOf } from './keeper-words.ts';
import { createOffered } from './offered.ts';

/** Where the assembly is kept for those who come when nobody is here: each keeper, how far it is, one more. */
export function KeptSection() {
  const assembly = useAssembly();
  const keepers = fromReadable(assembly.open.keepers);
  const offered = createOffered();
  const act = createAct();
  const keep = (url: string) => act.run(() => assembly.open.keepAt(url));
  const add = async (address: string) => {
    const url = keeperAddress(address);
    if (url === null) return 'A keeper’s address looks like wss://moot.example.org/keeper.';
    return (await keep(url)) ? undefined : null;
  };
  const canAsk = (keeper: KeeperState) =>
    keeper.wish === 'visit' && (keeper.state === 'keeps' || keeper.state === 'keepsNot');
  return (
    <Section title="Where it is kept">
      <p>
        A keeper has a copy, so that someone who comes in finds the assembly when nobody is here. It has no
        say in it and can’t change anything. <b>Whoever runs a keeper can read everything in it.</b>
      </p>
      <Rows label="Keepers">
        <Show when={keepers().length === 0}>
          <li class={css.soft}>On the devices of those who are in it.</li>
        </Show>
        <ByKey of={keepers()} key={({ url }) => url}>
          {(keeper) => (
            <Row
              title={<span class={css.address}>{placeOf(keeper().url)}</span>}
              end={
                <Show when={keeper().wish !== 'forget'}>
                  <IconButton
                    icon="close"
                    label={`No longer keep it at ${placeOf(keeper().url)}`}
                    onClick={() => void act.run(() => assembly.open.keepNoMoreAt(keeper().url))}
                  />
                </Show>
              }
            >
              <span class={css.soft} role="status">
                {keeperSentence(keeper())}
              </span>
              <Show when={canAsk(keeper())}>
                <Button look="text" small onClick={() => void keep(keeper().url)}>
                  Ask it to keep it for you too
                </Button>
              </Show>
            </Row>
          )}
        </ByKey>
      </Rows>
      <For each={offered()}>
        {(url) => (
          <p>
            <Button look="quiet" icon="plus" busy={act.busy()} onClick={() => void keep(url)}>
              Have it kept at {placeOf(url)}
            </Button>
          </p>
        )}
      </For>
      <AddressForm
        label="Another keeper"
        hint="Anyone who runs Moot on a machine that is always on can be one."
        placeholder="wss://…/keeper"
        verb="Ask it"
        busy={act.busy()}
        onAdd={add}
      />
    </Section>
  );
}

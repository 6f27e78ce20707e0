import { createSignal, For, Show } from 'solid-js';
import { MOST_RELAYS, readRelay, type RelayFault } from '../../../app/relays.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import { createAct } from '../../kit/create-act.ts';
import { TextField } from '../../kit/field.tsx';
import { Row, Rows, Section } from '../../kit/sheet.tsx';
import { useToasts } from '../../kit/toasts.tsx';
import { fromReadable } from '../../projection/from-readable.ts';
import { useMoot } from '../../projection/context.ts';
import styles from './me.module.css';

const FAULTS = {
  notAnAddress: 'A relay’s address looks like turn:relay.example.org:3478 or stun:example.org.',
  needsPassword: 'A relay (turn:) lets nobody through without a name and a password.',
} as const satisfies Record<RelayFault, string>;

/** What helps devices across networks that keep them apart. None is used unless it is entered here. */
export function Relays() {
  const moot = useMoot();
  const relays = fromReadable(moot.relays);
  const act = createAct();
  const toasts = useToasts();
  const [address, setAddress] = createSignal('');
  const [name, setName] = createSignal('');
  const [password, setPassword] = createSignal('');
  const [fault, setFault] = createSignal<RelayFault>();
  const isTurn = () => /^\s*turns?:/iu.test(address());
  const add = async () => {
    const read = readRelay(address(), name(), password());
    if (!read.ok) return setFault(read.fault);
    const others = relays().filter(({ url }) => url !== read.value.url);
    if (!(await act.run(() => moot.setRelays([...others, read.value])))) return;
    for (const clear of [setAddress, setName, setPassword]) clear('');
    toasts.say({ words: `From now on links may use ${read.value.url}.` });
  };
  const remove = async (url: string) => {
    const others = relays().filter((relay) => relay.url !== url);
    if (await act.run(() => moot.setRelays(others))) toasts.say({ words: `No longer used: ${url}.` });
  };
  const typed = (set: (text: string) => void) => (event: { currentTarget: HTMLInputElement }) => {
    set(event.currentTarget.value);
    setFault(undefined);
  };
  return (
    <Section title="When devices can’t reach each other">
      <p>
        Some networks keep devices apart. A relay (TURN) carries what they say from one to the other, sealed;
        another kind (STUN) only tells a device how others see it. None is used unless you enter it.{' '}
        <b>Whoever runs it sees the network addresses of your devices and when they talk,</b> not what they
        say.
      </p>
      <Rows label="Relays">
        <For each={relays()} fallback={<li class={styles.soft}>None.</li>}>
          {(relay) => (
            <Row
              title={<span class={styles.address}>{relay.url}</span>}
              end={
                <IconButton
                  icon="close"
                  label={`No longer use ${relay.url}`}
                  onClick={() => void remove(relay.url)}
                />
              }
            >
              <span class={styles.soft}>
                {relay.username === '' ? 'Says how others see this device' : `Relay, as ${relay.username}`}
              </span>
            </Row>
          )}
        </For>
      </Rows>
      <Show
        when={relays().length < MOST_RELAYS}
        fallback={<p class={styles.soft}>More than {MOST_RELAYS} would only slow linking down.</p>}
      >
        <form
          class={styles.add}
          novalidate
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <TextField
            label="A relay’s address"
            inputmode="url"
            placeholder="turn:…"
            autocomplete="off"
            value={address()}
            onInput={typed(setAddress)}
            fault={fault() === 'notAnAddress' ? FAULTS.notAnAddress : undefined}
          />
          <Show when={isTurn()}>
            <TextField
              label="Name there"
              autocomplete="off"
              value={name()}
              onInput={typed(setName)}
              fault={fault() === 'needsPassword' ? FAULTS.needsPassword : undefined}
            />
            <TextField
              label="Password there"
              type="password"
              autocomplete="off"
              value={password()}
              onInput={typed(setPassword)}
            />
          </Show>
          <Show when={address() !== ''}>
            <Button type="submit" look="quiet" busy={act.busy()}>
              Use it
            </Button>
          </Show>
        </form>
      </Show>
    </Section>
  );
}

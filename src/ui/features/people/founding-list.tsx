import { createSignal, For, Show } from 'solid-js';
import type { PersonId } from '../../../domain/burst.ts';
import type { Person } from '../../../domain/state.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { PersonStone } from '../../kit/person-stone.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { everyName, plural } from '../../words/counts.ts';
import { createAct } from '../../kit/create-act.ts';
import css from './founding-list.module.css';

/** [ROLL-1] The founder's device signs the first members, once. */
export function FoundingList(props: { readonly people: readonly Person[] }) {
  const assembly = useAssembly();
  const act = createAct();
  const [left, setLeft] = createSignal<ReadonlySet<PersonId>>(new Set());
  const [asking, setAsking] = createSignal(false);
  const chosen = () => props.people.filter((person) => !left().has(person.id));
  const toggle = (id: PersonId) => {
    const next = new Set(left());
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const sign = async () => {
    const done = await act.run(() => assembly.open.signFoundingList(chosen().map((person) => person.id)));
    if (done) setAsking(false);
  };
  return (
    <Sheet>
      <section class={css.list} aria-labelledby="founding-list">
        <h2 id="founding-list">Choose the first members</h2>
        <p class={css.soft}>
          Everyone who said hello is ticked. You sign this list once, and have no other power after that.
          Members vouch for all who come later.
        </p>
        <ul role="list">
          <For each={props.people.map((person) => person.id)}>
            {(id) => {
              const person = () => assembly.people.get(id);
              return (
                <li>
                  <label class={css.choice}>
                    <input type="checkbox" checked={!left().has(id)} onChange={() => toggle(id)} />
                    <PersonStone person={id} name={person()?.name ?? null} size={38} />
                    <span class={css.name}>
                      {person()?.name ?? 'Name not here yet'}
                      <Show when={id === assembly.me()}> (you)</Show>
                    </span>
                  </label>
                </li>
              );
            }}
          </For>
        </ul>
        <Button
          look="needs"
          onClick={() => setAsking(true)}
          notNow={chosen().length === 0 ? 'Tick at least one person' : undefined}
        >
          Sign the list with {plural(chosen().length, 'person', 'people')}
        </Button>
      </section>
      <Dialog
        open={asking()}
        onClose={() => setAsking(false)}
        title="Sign the first members?"
        acts={
          <>
            <Button look="quiet" onClick={() => setAsking(false)}>
              Not yet
            </Button>
            <Button look="needs" busy={act.busy()} onClick={() => void sign()}>
              Sign the list
            </Button>
          </>
        }
      >
        <p>
          The first {plural(chosen().length, 'member')}:{' '}
          {everyName(chosen().map((person) => person.name ?? 'someone'))}.
        </p>
        <p>This can be done once. Later members come in by vouches.</p>
      </Dialog>
    </Sheet>
  );
}

import { createMemo, createSignal, For, Show, type JSX } from 'solid-js';
import type { Stand } from '../../../domain/state.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/field.tsx';
import { PersonStone } from '../../kit/person-stone.tsx';
import { PositionSign } from '../../rings/position-sign.tsx';
import { plural } from '../../words/counts.ts';
import { positionVerb } from '../../words/positions.ts';
import { ago } from '../../words/time.ts';
import type { ProposalView } from './proposal-view.ts';
import css from './who-stands.module.css';

/** From here on a list of people can be searched. */
const SEARCH_FROM = 10;

/** Who stands where, by person, with shape and reason. Opened by a button under the ring. */
export function WhoStands(props: {
  readonly view: ProposalView;
  readonly now: number;
  readonly open: boolean;
  readonly onClose: () => void;
}): JSX.Element {
  const [query, setQuery] = createSignal('');
  const everyone = createMemo(() => {
    const { counted, older, newcomers } = props.view.room();
    return [...counted, ...older, ...newcomers];
  });
  const found = createMemo(() => {
    const wanted = query().trim().toLowerCase();
    return everyone().filter(
      (stand) =>
        wanted === '' ||
        `${props.view.nameOf(stand.person)}\n${stand.reason ?? ''}`.toLowerCase().includes(wanted),
    );
  });
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title="Who stands where">
      <Show when={everyone().length >= SEARCH_FROM}>
        <TextField
          label="Find a person or a reason"
          type="search"
          value={query()}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <p class={css.found} role="status">
          {query().trim() === '' ? '' : `${plural(found().length, 'person', 'people')} found`}
        </p>
      </Show>
      <ul class={css.list} role="list">
        <For each={found()}>
          {(stand) => <PersonStands view={props.view} stand={stand} now={props.now} />}
        </For>
      </ul>
      <Show when={query().trim() === '' && props.view.room().unheard.length > 0}>
        <p class={css.unheard}>
          <b>Not heard yet:</b> {props.view.room().unheard.map(props.view.nameOf).join(', ')}
        </p>
      </Show>
    </Dialog>
  );
}

function PersonStands(props: { view: ProposalView; stand: Stand; now: number }): JSX.Element {
  const revision = () => props.view.revisionById(props.stand.revision);
  return (
    <li class={css.person}>
      <PersonStone
        person={props.stand.person}
        name={props.view.nameOf(props.stand.person)}
        newcomer={props.stand.standing === 'newcomer'}
        size={36}
      />
      <div class={css.says}>
        <p>
          <b>{props.view.nameOf(props.stand.person)}</b>
          <Show when={props.stand.person === props.view.assembly.me()}> (you)</Show>{' '}
          <span class={css.position}>
            <PositionSign seat={props.stand.current ? props.stand.position : 'older'} size={16} />{' '}
            {positionVerb(props.stand.position, 1)}
          </span>
        </p>
        <Show when={props.stand.reason}>
          <p class={css.reason} dir="auto">
            {props.stand.reason}
          </p>
        </Show>
        <p class={css.small}>
          {standingWord(props.stand)} · {ago(props.stand.time, props.now)}
          <Show when={revision() && revision()?.id !== props.view.text().id}>
            {' '}
            · on revision {revision()?.number}
            {props.stand.current ? ', and it stays' : ', so not counted now'}
          </Show>
          <Show when={props.stand.split}> · said two things on two devices; the more careful one counts</Show>
        </p>
      </div>
    </li>
  );
}

const standingWord = ({ standing }: Stand): string =>
  standing === 'newcomer' ? 'newcomer, not counted yet' : standing;

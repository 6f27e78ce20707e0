import { A } from '@solidjs/router';
import { Show, type JSX } from 'solid-js';
import { mayVouch, mayWelcome } from '../../../domain/may.ts';
import type { Person } from '../../../domain/state.ts';
import { PersonStone } from '../../kit/person-stone.tsx';
import { Row } from '../../kit/sheet.tsx';
import { useAssembly } from '../../projection/context.ts';
import { useHref } from '../../routes.ts';
import { PersonMenu } from '../roll/person-menu.tsx';
import css from './people-page.module.css';
import { TakePlaceButton, VouchButton, WelcomeButton } from './person-acts.tsx';
import { personLine } from './person-line.ts';

/** One person: how they came to stand where they stand, and what I can do about it. */
export function PersonRow(props: {
  readonly person: Person;
  readonly now: number;
  /** Whether I may put proposals, on somebody's place or role too. */
  readonly mayPropose: boolean;
  /** A member would hide what they say as a newcomer. */
  readonly onHide: () => void;
}): JSX.Element {
  const assembly = useAssembly();
  const href = useHref();
  const isMe = () => props.person.id === assembly.me();
  const mayTake = () => assembly.summary().needs.some((need) => need.type === 'takePlace');
  const may = (rule: typeof mayVouch): boolean => {
    const me = assembly.speaker();
    return me !== null && rule(assembly.governance(), me, props.person.id) === null;
  };
  return (
    <Row
      sign={
        <PersonStone
          person={props.person.id}
          name={props.person.name}
          newcomer={props.person.standing === 'newcomer'}
          size={44}
        />
      }
      title={
        <span class={css.name}>
          {props.person.name ?? 'Name not here yet'}
          <Show when={isMe()}> (you)</Show>
        </span>
      }
      end={
        <>
          <PersonMenu person={props.person} mayPropose={props.mayPropose} onHide={() => props.onHide()} />
          <div class={css.acts}>
            <Show when={may(mayWelcome)}>
              <WelcomeButton person={props.person.id} />
            </Show>
            <Show when={may(mayVouch)}>
              <VouchButton person={props.person.id} />
            </Show>
            <Show when={isMe() && mayTake()}>
              <TakePlaceButton />
            </Show>
          </div>
        </>
      }
    >
      <span class={css.line}>
        {personLine(props.person, {
          nameOf: (other) => assembly.people.get(other)?.name ?? 'someone',
          vouches: assembly.roll().vouches,
          hasRoll: assembly.roll().foundingList !== null,
          now: props.now,
          roles: assembly.roll().roles,
        })}
        <Show when={assembly.ignored().get(props.person.id)}>
          {(ignored) => <span> · {ignored().how} on this device</span>}
        </Show>
        <Show when={props.person.standing === 'newcomer' && assembly.hidings.get(props.person.id)?.hidden}>
          <span>
            {' · '}
            <A href={href().hidden(assembly.open.id)}>what they say in talk is hidden</A>
          </span>
        </Show>
      </span>
    </Row>
  );
}

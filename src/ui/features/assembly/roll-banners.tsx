import { A } from '@solidjs/router';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import { maySignFoundingList } from '../../../domain/may.ts';
import type { Person } from '../../../domain/state.ts';
import { Banner } from '../../kit/banner.tsx';
import { useAssembly, useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import { useHref } from '../../routes.ts';
import { plural } from '../../words/counts.ts';
import { TakePlaceButton, WelcomeButton } from '../people/person-acts.tsx';
import { WasMemberBanner } from '../roll/was-member-banner.tsx';
import css from './roll-banners.module.css';

/** More newcomers than this stand on the page of people. */
const MOST = 3;

/** What the roll asks of me: the first members, a place to take, newcomers to say hello to. */
export function RollBanners() {
  const assembly = useAssembly();
  const href = useHref();
  const self = fromReadable(useMoot().me);
  const needs = () => assembly.summary().needs;
  const has = (type: string) => needs().some((need) => need.type === type);
  const me = (): Person | undefined => {
    const id = assembly.me();
    return id === null ? undefined : assembly.people.get(id);
  };
  const newcomers = createMemo(() =>
    needs().flatMap((need) => {
      const person = need.type === 'welcome' ? assembly.people.get(need.person) : undefined;
      return person ? [person] : [];
    }),
  );
  const mayChoose = () => {
    const mine = self();
    return (
      mine !== null &&
      assembly.speaker() !== null &&
      maySignFoundingList(assembly.governance(), mine.person, [mine.person], mine.device) === null
    );
  };
  const founder = () => {
    const id = assembly.assembly()?.founder;
    return (id !== undefined && assembly.people.get(id)?.name) || 'Whoever opened it';
  };
  const others = () => assembly.people.size() - 1;
  return (
    <div class={css.banners}>
      <WasMemberBanner />
      <Switch>
        <Match when={mayChoose()}>
          <Banner tone="needs" lead="Choose the first members.">
            {others() > 0
              ? `${plural(others(), 'other')} said hello. `
              : 'Bring people in first, or begin alone. '}
            You sign their list once; after that, members vouch for new ones.{' '}
            <A href={href().people(assembly.open.id)}>Choose them</A>
          </Banner>
        </Match>
        <Match when={has('takePlace')}>
          <Banner tone="needs" lead="Members have vouched for you.">
            Take your place, and you can vote. <TakePlaceButton />
          </Banner>
        </Match>
        <Match when={assembly.speaker() !== null && me()?.standing === 'newcomer'}>
          <Banner lead="You’re new here.">
            You can read and speak at once.{' '}
            {assembly.roll().foundingList === null
              ? `${founder()} chooses the first members; then where you stand counts, or from a member’s hello on.`
              : 'When a member says hello, where you stand counts too.'}
          </Banner>
        </Match>
      </Switch>
      <For each={newcomers().slice(0, MOST)}>
        {(person) => (
          <Banner lead={`${person.name ?? 'Someone'} is new here.`}>
            Say hello, and where they stand counts. <WelcomeButton person={person.id} inline />
          </Banner>
        )}
      </For>
      <Show when={newcomers().length > MOST}>
        <p>
          <A href={href().people(assembly.open.id)}>{newcomers().length - MOST} more are new here</A>
        </p>
      </Show>
    </div>
  );
}

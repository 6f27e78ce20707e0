import { createMemo, createSignal, For, Show } from 'solid-js';
import { mayPut, maySignFoundingList } from '../../../domain/may.ts';
import type { Person, Standing } from '../../../domain/state.ts';
import { Banner } from '../../kit/banner.tsx';
import { ButtonLink } from '../../kit/button.tsx';
import { createGradual } from '../../kit/create-gradual.ts';
import { TextField } from '../../kit/field.tsx';
import { Rows, Section } from '../../kit/sheet.tsx';
import { useAssembly, useMoot } from '../../projection/context.ts';
import { fromReadable } from '../../projection/from-readable.ts';
import { useHref } from '../../routes.ts';
import { createNow } from '../../shell/now.ts';
import { Page } from '../../shell/page.tsx';
import { plural } from '../../words/counts.ts';
import { HideDialog } from '../hiding/hide-dialog.tsx';
import { LeaveRoll } from '../roll/leave-roll.tsx';
import { RolesHeld } from '../roll/roles-held.tsx';
import { RollHistory } from '../roll/roll-history.tsx';
import { rollRisks } from '../roll/roll-words.ts';
import { WasMemberBanner } from '../roll/was-member-banner.tsx';
import { FoundingList } from './founding-list.tsx';
import css from './people-page.module.css';
import { PersonRow } from './person-row.tsx';

/** From here on people can be searched. */
const SEARCH_FROM = 12;

const GROUPS: readonly { readonly standing: Standing; readonly title: string; readonly about: string }[] = [
  {
    standing: 'newcomer',
    title: 'New here',
    about: 'They can read and speak. A member’s hello makes where they stand count.',
  },
  { standing: 'member', title: 'Members', about: 'They take part in everything, and vote.' },
  { standing: 'participant', title: 'Participants', about: 'They take part in everything but ballots.' },
];

const byName = (a: Person, b: Person): number =>
  (a.name ?? '').localeCompare(b.name ?? '') || (a.id < b.id ? -1 : 1);

/** Who takes part, who is a member, and how one becomes either. */
export default function PeoplePage() {
  const assembly = useAssembly();
  const self = fromReadable(useMoot().me);
  const href = useHref();
  const now = createNow();
  const [query, setQuery] = createSignal('');
  const [hiding, setHiding] = createSignal<Person | null>(null);
  const hidingTarget = createMemo(() => {
    const person = hiding();
    return person && ({ type: 'person', person: person.id } as const);
  });
  const shown = createMemo(() => {
    const wanted = query().trim().toLocaleLowerCase();
    return assembly.people
      .all()
      .filter((person) => wanted === '' || (person.name ?? '').toLocaleLowerCase().includes(wanted))
      .toSorted(byName);
  });
  const inGroup = (standing: Standing) => shown().filter((person) => person.standing === standing);
  const drawn = createGradual(`people/${assembly.open.id}`, () => shown().length);
  /** Ids by group, as many as are drawn already. */
  const rows = createMemo(() => {
    let left = drawn();
    return new Map(
      GROUPS.map(({ standing }) => {
        const some = inGroup(standing).slice(0, left);
        left -= some.length;
        return [standing, some.map(({ id }) => id)] as const;
      }),
    );
  });
  const mayChoose = () => {
    const mine = self();
    return (
      mine !== null &&
      assembly.speaker() !== null &&
      maySignFoundingList(assembly.governance(), mine.person, [mine.person], mine.device) === null
    );
  };
  const mayPropose = createMemo(() => {
    const me = assembly.speaker();
    return me !== null && mayPut(assembly.governance(), me) === null;
  });
  return (
    <Page
      title="People"
      wall="sign"
      back={{ href: href().assembly(assembly.open.id), label: assembly.summary().name }}
      below={<p>{plural(assembly.roll().size, 'member')} on the roll, as far as this device has heard</p>}
    >
      <div class={css.page}>
        <WasMemberBanner />
        {/* Whoever chooses has everyone before them there, each once. */}
        <Show when={!mayChoose()} fallback={<FoundingList people={assembly.people.all().toSorted(byName)} />}>
          <Show when={assembly.assembly()?.charter.restriction}>
            {(restriction) => (
              <Banner lead="Members are restricted:">
                <span dir="auto">{restriction()}</span> Its own members vouch for whom that holds for.
              </Banner>
            )}
          </Show>
          <Show when={assembly.people.size() >= SEARCH_FROM}>
            <TextField
              label="Find someone"
              type="search"
              value={query()}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
          </Show>
          <p class={css.found} role="status">
            {query().trim() !== '' ? `${plural(shown().length, 'person', 'people')} found` : ''}
          </p>
          <For each={GROUPS}>
            {(group) => (
              <Show when={inGroup(group.standing).length > 0}>
                <Section
                  title={group.title}
                  aside={
                    <span class={css.soft}>{inGroup(group.standing).length.toLocaleString('en-GB')}</span>
                  }
                >
                  <p class={css.soft}>{group.about}</p>
                  <Rows label={group.title}>
                    <For each={rows().get(group.standing)}>
                      {(id) => (
                        <Show when={assembly.people.get(id)}>
                          {(person) => (
                            <PersonRow
                              person={person()}
                              now={now()}
                              mayPropose={mayPropose()}
                              onHide={() => setHiding(person())}
                            />
                          )}
                        </Show>
                      )}
                    </For>
                  </Rows>
                </Section>
              </Show>
            )}
          </For>
        </Show>
        <RolesHeld now={now()} />
        <RollHistory now={now()} />
        <Show when={assembly.roll().foundingList !== null}>
          <Banner lead={`A member comes in by ${plural(assembly.roll().vouches, 'vouch', 'vouches')}.`}>
            Then they take their place themselves, and are admitted under the charter they saw.{' '}
            {rollRisks(assembly.roll().vouches)[0]}
          </Banner>
        </Show>
        <LeaveRoll />
        <div>
          <ButtonLink href={href().bring(assembly.open.id)} look="quiet" icon="plus">
            Bring someone in
          </ButtonLink>
        </div>
      </div>
      <HideDialog
        target={hidingTarget()}
        name={hiding()?.name ?? 'somebody new'}
        words={null}
        onClose={() => setHiding(null)}
      />
    </Page>
  );
}

/**
 * The way around the example, by what its screens show: for the pictures and for the test of every screen.
 * The example's keys are made anew each time, so its addresses are found and not known.
 */

/** Goes to an address of the app (from the `#`) and waits until its page is there. */
export async function goTo(page, address, heading) {
  await page.evaluate((to) => {
    location.hash = to;
  }, address);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** Where the first link leads whose text begins so. */
async function linkOf(page, text) {
  const link = page.locator('a[href]', { hasText: text }).first();
  await link.waitFor({ state: 'attached' });
  return link.getAttribute('href');
}

/** Where the first link leads whose address holds that part. */
async function addressOf(page, part) {
  const link = page.locator(`main a[href*="${part}"]`).first();
  await link.waitFor({ state: 'attached' });
  return link.getAttribute('href');
}

/**
 * Every page of the example's constituency, and those that belong to no assembly: name, address, heading.
 * The page shows some address of the app already. What was said stays unread.
 */
export async function exampleScreens(page) {
  const home = '#/example';
  await goTo(page, `${home}/assemblies`, 'Assemblies');
  const leeds = await linkOf(page, 'Leeds Central');
  await goTo(page, leeds, 'Leeds Central');
  const draft = await linkOf(page, 'Swap shelf at the library');

  await goTo(page, `${leeds}/proposals`, 'Proposals');
  const proposals = {
    objection: ['Free breakfast club', /^Free breakfast club/],
    mootAsked: ['Bus lane on Low Road', /^Bus lane/],
    coolingOff: ['Lend the marquee', /^Lend the marquee/],
    untouched: ['A bench for Ken', /^A bench/],
    decided: ['A warm room', /^A warm room/],
    ballot: ['What the gala brings in', /^What the gala/],
    byBallot: ['Which evening for the tool library', /^Which evening/],
  };
  const ofProposals = [];
  for (const [stage, [title, heading]] of Object.entries(proposals)) {
    ofProposals.push({ name: `proposal-${stage}`, address: await linkOf(page, title), heading });
  }
  const ballots = {
    ballot: ['proposal-ballot', /^Where do the gala/],
    result: ['proposal-byBallot', 'Wednesday evening'],
  };
  const ofBallots = [];
  for (const [name, [proposal, heading]] of Object.entries(ballots)) {
    const { address, heading: shown } = ofProposals.find((each) => each.name === proposal);
    await goTo(page, address, shown);
    ofBallots.push({ name, address: await addressOf(page, '/b/'), heading });
  }
  const moot = await addressOf(page, '/m/');

  await goTo(page, `${leeds}/decisions`, 'Decisions');
  const decision = await linkOf(page, 'A warm room');

  return [
    { name: 'home', address: home, heading: /need you/ },
    { name: 'assemblies', address: `${home}/assemblies`, heading: 'Assemblies' },
    { name: 'moots', address: `${home}/moots`, heading: 'Moots' },
    { name: 'me', address: `${home}/me`, heading: 'Ewa Nowicka' },
    { name: 'assembly', address: leeds, heading: 'Leeds Central' },
    { name: 'talk', address: `${leeds}/talk`, heading: 'Talk' },
    { name: 'hidden', address: `${leeds}/hidden`, heading: 'What was hidden here' },
    { name: 'proposals', address: `${leeds}/proposals`, heading: 'Proposals' },
    ...ofProposals,
    ...ofBallots,
    { name: 'moot', address: moot, heading: /Moot/ },
    { name: 'put', address: `${leeds}/put`, heading: 'Put an idea' },
    { name: 'draft', address: draft, heading: 'Swap shelf at the library' },
    { name: 'decisions', address: `${leeds}/decisions`, heading: 'Decisions' },
    { name: 'decision', address: decision, heading: /^A warm room/ },
    { name: 'actions', address: `${leeds}/actions`, heading: 'Actions' },
    { name: 'people', address: `${leeds}/people`, heading: 'People' },
    { name: 'about', address: `${leeds}/about`, heading: /^About/ },
    { name: 'charter', address: `${leeds}/charter`, heading: 'Change the charter' },
    { name: 'notFound', address: `${home}/nowhere`, heading: 'Nothing at this address' },
  ];
}

/** What is found in the talk of the constituency. It is read then. */
export async function talkScreens(page, screens) {
  const talk = screens.find(({ name }) => name === 'talk');
  await goTo(page, talk.address, talk.heading);
  const thread = await linkOf(page, /more in this thread/);
  // On phones the topics are behind a button.
  const topics = page.getByRole('button', { name: /^\d+ topics?$/ });
  const behind = await topics.isVisible();
  if (behind) await topics.click();
  const topic = await linkOf(page, 'Which halls are warm?');
  if (behind) await page.keyboard.press('Escape');
  return [
    { name: 'thread', address: thread, heading: 'Thread' },
    { name: 'topic', address: topic, heading: 'Which halls are warm?' },
  ];
}

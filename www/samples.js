// The sample case and situations. Everybody in them is invented; the CPR numbers are of kinds that belong to nobody.

export const CASE = {
  id: '26/018842',
  about: 'aase',
  parties: [
    { id: 'aase', name: 'Åse Holm', role: 'citizen', cpr: '140784-1236', birthDate: '1984-07-14', phones: ['+4529384756'], emails: ['aase.holm@post.example'],
      address: 'Åvej 2, 8990 Nordvang', custodyOf: ['emil'], digitalPost: 'registered',
      consent: { sms: { given: true, at: '2026-02-11' }, email: { given: true, at: '2026-02-11' } } },
    { id: 'mads', name: 'Mads Lind', role: 'parent', cpr: '191181-1157', birthDate: '1981-11-19', phones: ['+4551627384'], emails: ['mads.lind@post.example'], digitalPost: 'registered',
      consent: { sms: { given: true, at: '2026-03-02' }, email: { given: true, at: '2026-03-02' } } },
    { id: 'skole', name: 'Engskolen', role: 'professional', phones: ['+4572145880'], emails: ['kontor@engskolen.example'], digitalPost: 'registered' },
  ],
};

export const SENDER = { name: 'Nordvang Kommune', domains: ['nordvang.example'] };

/** A party's own address on a channel. @param {any} party @param {string} channel */
export const addressOf = (party, channel) => (channel === 'email' ? party.emails?.[0] : channel === 'digital-post' ? party.cpr : party.phones?.[0]);

const REMINDER = 'Husk din aftale 24/11 kl. 10.15 på Nordvang Hospital, Parkvej 1, Diabetesambulatoriet, indgang 4. Evt. afbud på 72 14 55 00.';

/** @type {{ id: string, title: { da: string, en: string }, pack?: string, channel: string, transport?: string, to: string[], other?: string, subject?: string, body: string, noConsent?: boolean }[]} */
export const SITUATIONS = [
  { id: 'reminder', title: { da: 'Påmindelse fra ambulatorium', en: 'Reminder from a clinic' }, channel: 'sms', to: ['aase'], body: REMINDER },
  { id: 'reminder-2015', title: { da: 'Samme efter 2015-reglerne', en: 'Same by the 2015 rules' }, pack: 'dk-public-2015', channel: 'sms', to: ['aase'], body: REMINDER },
  { id: 'reminder-consent', title: { da: '2015 uden samtykke', en: '2015 without consent' }, pack: 'dk-public-2015', channel: 'sms', to: ['aase'], noConsent: true, body: REMINDER },
  { id: 'sms-cpr', title: { da: 'CPR-nummer i sms', en: 'CPR number in an SMS' }, channel: 'sms', to: ['aase'],
    body: 'Kære Åse. Du har tid i Borgerservice torsdag d. 26/11 kl. 9. Oplys dit cpr 140784-1236 i skranken. Vh Nordvang Kommune' },
  { id: 'ask-cpr', title: { da: 'Bed om CPR-nummer på sms', en: 'Ask for a CPR number by SMS' }, channel: 'sms', to: ['aase'],
    body: 'Hej Åse. Jeg mangler dit cpr-nummer og din lønseddel for oktober. Svar bare på denne sms. Vh Karl, Nordvang Kommune' },
  { id: 'no-party', title: { da: 'Brev til den forkerte', en: 'Letter to the wrong person' }, channel: 'email', transport: 'forced-tls', to: [], other: 'tove.skov@post.example',
    subject: 'Vedrørende din henvendelse', body: 'Hej Tove\n\nSom aftalt: Åse Holm er bevilget hjemmehjælp tre timer om ugen fra 1. december.\n\nVenlig hilsen\nKarl Bro, Nordvang Kommune' },
  { id: 'email-cpr', title: { da: 'Almindelig e-mail med diagnose', en: 'Plain e-mail with a diagnosis' }, channel: 'email', transport: 'plain', to: ['aase'],
    subject: 'Din ansøgning', body: 'Kære Åse Holm\n\nVi har modtaget lægens oplysninger om din diabetes og din depression. Ansøgningen er registreret på cpr 140784-1236.\n\nVenlig hilsen\nKarl Bro, Nordvang Kommune' },
  { id: 'nemsms', title: { da: 'NemSMS', en: 'NemSMS' }, channel: 'nemsms', to: ['aase'],
    body: 'Husk din tid i Borgerservice tirsdag d. 24/11 kl. 10.15, Rådhuset, lokale 2. Afbud på 72 14 55 00. Vh Nordvang Kommune' },
  { id: 'nemsms-cpr', title: { da: 'NemSMS med CPR-nummer', en: 'NemSMS with a CPR number' }, channel: 'nemsms', to: ['aase'],
    body: 'Tid til samtale 1. december kl. 8.40. Oplys dit nummer 140784-1236 i skranken. Nordvang Kommune' },
  { id: 'other-parent', title: { da: 'Afgørelse til den anden forælder', en: 'Decision to the other parent' }, channel: 'digital-post', to: ['mads'],
    subject: 'Orientering', body: 'Kære Mads Lind\n\nVi har besluttet, at Åse Holm får støtte på grund af sin depression.\n\nVenlig hilsen\nNordvang Kommune' },
];

export const CITIZEN = [
  { id: 'citizen-health', title: { da: 'CPR-nummer og sygdom', en: 'CPR number and illness' }, subject: 'Handicapparkering',
    body: 'Jeg vil gerne have forlænget min handicapparkering. Mit CPR-nummer er 010145-5009, og jeg har leddegigt i begge knæ.\n\nVenlig hilsen\nLone Stausholm' },
  { id: 'citizen-debt', title: { da: 'Gæld', en: 'Debt' }, subject: 'Afdrag', body: 'Kan jeg få en afdragsordning? Jeg har 31.000 kr. i gæld til kommunen og er lige blevet fyret.\n\nVenlig hilsen\nNete Bugge' },
  { id: 'citizen-neighbour', title: { da: 'Om naboens privatliv', en: 'About a neighbour' }, subject: 'Min nabo', body: 'Min nabo Kjeld Vestrup er blevet psykisk syg efter skilsmissen. Kan I ikke gøre noget?\n\nVenlig hilsen\nBo Lund' },
  { id: 'citizen-plain', title: { da: 'Åbningstider', en: 'Opening hours' }, subject: 'Genbrugspladsen', body: 'Hvornår har genbrugspladsen åbent i julen, og må man aflevere eternit?\n\nVenlig hilsen\nBjarne Oxholm' },
];

export const TEMPLATES = [
  { id: 'template-neutral', title: { da: 'Neutral påmindelse', en: 'Neutral reminder' }, channel: 'sms', body: 'Husk din aftale {{dato}} kl. {{tid}} på rådhuset, lokale {{lokale}}. Afbud på 72 14 55 00. Vh Nordvang Kommune' },
  { id: 'template-hospital', title: { da: 'Påmindelse med afdeling', en: 'Reminder with department' }, channel: 'sms', body: 'Husk din aftale [dato/kl.] på [X] Hospital, [adresse], Diabetesambulatoriet, indgang [Y]. Evt. afbud på [tlf.nr.]' },
  { id: 'template-cpr', title: { da: 'CPR-felt i sms', en: 'CPR field in an SMS' }, channel: 'sms', body: 'Hej {fornavn}. Vi har oprettet din bestilling på {cpr}. Vh Nordvang Kommune' },
  { id: 'template-diagnosis', title: { da: 'Diagnose i e-mail', en: 'Diagnosis in e-mail' }, channel: 'email', subject: 'Din undersøgelse', body: 'Kære «Navn»\n\nResultatet af undersøgelsen: «Diagnose».\n\nVenlig hilsen\nRegion Vestkyst' },
  { id: 'template-letter', title: { da: 'Brev i Digital Post', en: 'Letter by Digital Post' }, channel: 'digital-post', subject: 'Vi har modtaget din ansøgning', body: 'Kære %NAVN% (cpr %CPR%)\n\nVi har modtaget din ansøgning den %DATO% og behandler den inden 4 uger.\n\nVenlig hilsen\nNordvang Kommune' },
];

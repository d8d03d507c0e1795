import { absence } from './absence';
import { x5 } from './adulthood';
import type { CaseInStory, Stage } from './case-in-story';
import { reopen, x9, x10 } from './ends';
import { x4, x7, x8 } from './on-the-way';
import { x2 } from './pause';
import { s7, x3 } from './placement';
import { nobodyActs, s1 } from './s1';
import { s3, s6 } from './s3-s6';
import { s4 } from './s4';
import { s11 } from './s11';
import { x6 } from './withdrawal';
import { x1 } from './x1';

interface Story {
  readonly about: string;
  readonly play: (stage: Stage, over?: Parameters<typeof CaseInStory.refer>[2]) => Promise<CaseInStory>;
}

/** The stories that can be played against a running installation. */
export const STORIES: { readonly [name: string]: Story } = {
  s1: { about: 'the whole pathway, from referral to six-month follow-up', play: s1 },
  late: { about: 'the same referral when nobody acts in time', play: nobodyActs },
  s3: { about: 'a child who is not eligible', play: s3 },
  s4: { about: 'a family that declines after three attempts, and comes back four months later', play: s4 },
  s6: { about: 'a boy who keeps his health to himself', play: s6 },
  s7: { about: 'an emergency placement with an acute conference; the child comes home', play: s7 },
  s11: { about: 'a family group conference beside the service, which ends before it', play: s11 },
  x1: { about: 'a family group conference on its own, without a Helmi case', play: x1 },
  x2: { about: 'a family abroad: the service pauses, longer than planned', play: x2 },
  x3: { about: 'an emergency placement that ends in the child being taken into care', play: x3 },
  x4: { about: 'a family that moves to another county, where nobody may know', play: x4 },
  x5: { about: 'a young person who turns eighteen on the way', play: x5 },
  x6: { about: 'a family that takes back a consent, a part of the service, and the whole', play: x6 },
  x7: { about: 'a family that comes back within three months', play: x7 },
  x8: { about: 'a move within Helsinki and another responsible social worker', play: x8 },
  x9: { about: 'an urgent concern on a Saturday', play: x9 },
  x10: { about: 'a child who has died, and a case that was entered twice', play: x10 },
  reopen: { about: 'a case that is taken back into service soon after its closing', play: reopen },
  absence: { about: 'a nurse who is away, the colleague who covers, and her return', play: absence },
};

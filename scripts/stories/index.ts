import type { CaseInStory, Stage } from './case-in-story';
import { x5, x6 } from './growing-up-and-leaving';
import { x4, x7, x8 } from './on-the-way';
import { nobodyActs, s1 } from './s1';
import { s3, s4, s6 } from './s3-s4-s6';
import { s11 } from './s11';

interface Story {
  readonly about: string;
  readonly play: (stage: Stage, over?: Parameters<typeof CaseInStory.refer>[2]) => Promise<CaseInStory>;
}

/** The stories that can be played against a running installation. */
export const STORIES: { readonly [name: string]: Story } = {
  s1: { about: 'the whole pathway, from referral to six-month follow-up', play: s1 },
  late: { about: 'the same referral when nobody acts in time', play: nobodyActs },
  s3: { about: 'a child who is not eligible', play: s3 },
  s4: { about: 'a family that declines after three attempts', play: s4 },
  s11: { about: 'a family group conference beside the service', play: s11 },
  s6: { about: 'a boy who keeps his health to himself', play: s6 },
  x4: { about: 'a family that moves to another county', play: x4 },
  x5: { about: 'somebody who turns eighteen in the service', play: x5 },
  x6: { about: 'a family that withdraws consents, and then the whole', play: x6 },
  x7: { about: 'a family that comes back within three months', play: x7 },
  x8: { about: 'a move within Helsinki and another responsible social worker', play: x8 },
};

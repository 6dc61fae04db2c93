declare module 'doiuse' {
  import type { ChildNode, Plugin } from 'postcss';

  namespace doiuse {
    interface Usage {
      readonly feature: string;
      /** Browsers that lack the feature, or know it in part; absent if there are none. */
      readonly featureData: { readonly missing?: string | false; readonly partial?: string | false };
      readonly usage: ChildNode;
    }
  }
  function doiuse(options: { readonly browsers: readonly string[]; readonly onFeatureUsage: (usage: doiuse.Usage) => void }): Plugin;
  export default doiuse;
}

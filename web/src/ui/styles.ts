// Order matters: the design system first, ours over it.
import 'hds-core/lib/base.min.css';
import 'hds-core/lib/components/button/button.min.css';
import 'hds-core/lib/components/text-input/text-input.min.css';
import 'hds-core/lib/components/checkbox/checkbox.min.css';
import 'hds-core/lib/components/radio-button/radio-button.min.css';
import '../styles/base.css';
import '../styles/layout.css';
import '../styles/kit.css';
import '../styles/pages.css';
import '../styles/own.css';
import '../styles/print.css';

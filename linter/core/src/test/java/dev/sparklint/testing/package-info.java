/** What several tests share: seeded texts, the corpus, slices by place. */
@NullMarked
package dev.sparklint.testing;

import org.jspecify.annotations.NullMarked;

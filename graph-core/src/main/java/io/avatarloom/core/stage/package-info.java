/** What the editor's stage asks of the node modules: drawing avatars and posing heads. */
package io.avatarloom.core.stage;

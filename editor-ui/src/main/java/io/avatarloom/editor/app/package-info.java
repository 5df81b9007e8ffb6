/** The editor's window: menus, panels and what connects them. */
package io.avatarloom.editor.app;

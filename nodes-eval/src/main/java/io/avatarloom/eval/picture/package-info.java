/** Pictures made of pictures. */
package io.avatarloom.eval.picture;

package io.avatarloom.core.serve;

/** What a service answered instead of doing as asked, or that none answered. */
public final class ServiceException extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;

  ServiceException(int status, String message) {
    super(message);
    this.status = status;
  }

  ServiceException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
  }

  /** Status of HTTP; 0 when no service answered. */
  public int status() {
    return status;
  }
}

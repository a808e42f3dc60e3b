"""What can go wrong between this computer and a server that keeps the worksheets, each as one sentence."""

from hrbc_desktop.records.errors import NotWritten, RecordsError
from hrbc_desktop.translation import _


class ServerAddressWrong(RecordsError):
    """The address in the settings or in HRBC_RECORDS cannot be used."""

    sentence = _(
        "The address of the server that keeps the worksheets cannot be used, so none were opened; they are safe: "
        "write it as postgresql+psycopg://user@computer/database."
    )


class ServerPasswordInClear(RecordsError):
    """The address in a settings file holds the password, and there is no keyring into which it could be moved."""

    sentence = _(
        "The password of the server is in a file that others can read, so the server was not asked; the "
        "worksheets are safe: take it out of the address, and keep it with “hrbc-desktop server-password” and "
        "keyring=yes, or in a file of your own that passfile names."
    )


class ServerAddressUnsafe(RecordsError):
    """The address asks for a connection that others could read or take over."""

    sentence = _(
        "The address of the server asks for a connection without TLS, so none was made; the worksheets are safe: "
        "take sslmode out of the address, or make it verify-full."
    )


class ServerDriverMissing(RecordsError):
    """The library for PostgreSQL is not installed."""

    sentence = _(
        "This computer cannot talk to the server yet; the worksheets there are safe: "
        "install the program with its part for clinics, hrbc-desktop[clinic]."
    )


class ServerUnreachable(NotWritten):
    """No connection, or the connection was lost."""

    sentence = _(
        "The server that keeps the worksheets does not answer; everything saved is safe: "
        "check the network, then try again."
    )


class ServerNotReady(ServerUnreachable):
    """The server starts, stops or recovers."""

    sentence = _(
        "The server that keeps the worksheets is starting or stopping right now; everything saved is safe: "
        "wait a minute, then try again."
    )


class ServerFull(ServerUnreachable):
    """The server takes no more connections."""

    sentence = _(
        "Too many programs are using the server at once, so it let no more in; everything saved is safe: "
        "wait a minute, then try again, and tell who runs it if this goes on."
    )


class ServerBehindPooler(NotWritten):
    """Statements of several computers were mixed up on the way: by a connection pooler, most likely."""

    sentence = _(
        "Something between this computer and the server mixes up their connections, most likely a connection pooler; "
        "the worksheets there are safe: ask who runs the server for an address without it."
    )


class ServerAnswersOddly(NotWritten):
    """The server refuses a statement in a way that has no better name. It says nothing about the worksheets."""

    sentence = _(
        "The server does not understand this program, so nothing was changed; the worksheets there are safe: "
        "ask who runs the server whether something was changed there."
    )


class ListNotOnServer(RecordsError):
    """There is a key file here, and no list in this database. A new list is no way out: the old one is elsewhere."""

    sentence = _(
        "There are no worksheets in this database on the server; nothing was changed, and the key file here is safe: "
        "ask who runs the server whether this is the right database."
    )


class ServerNotTrusted(NotWritten):
    """The server has no TLS, or its certificate is not one that this computer trusts."""

    sentence = _(
        "The server could not prove that it is the right one, so nothing was sent to it: "
        "ask who runs it for its certificate, and name that as sslrootcert in the address."
    )


class ServerRefuses(NotWritten):
    """The server does not know this user or database, or does not let this user write."""

    sentence = _(
        "The server does not let this computer use the worksheets; they were left as they are: "
        "ask who runs it to allow this user into this database."
    )


class KeyFileElsewhere(RecordsError):
    """The server keeps a list already, and no key file, or another one, is on this computer."""

    sentence = _(
        "The server keeps worksheets that another key file opens; they were left as they are: "
        "copy the file store.key from a computer that opens them, then start again."
    )


class QueuedOffline(ServerUnreachable):
    """The server could not be reached while saving; what was to be saved waits on this computer, encrypted."""

    sentence = _(
        "The server does not answer, so this worksheet waits on this computer, encrypted; nothing is lost: "
        "go on, it is sent when the server answers again."
    )

"""``workstation messages``: the outbox."""

import click

from workstation.cli.opening import AT_COMMAND_LINE, office_of
from workstation.cli.saying import DONE, FAILED, put, say
from workstation.domain.messages import MessageState


@click.group
def messages() -> None:
    """Send what is due."""


@messages.command
@click.pass_context
def again(context: click.Context) -> None:
    """Let every failed message that is still true be sent once more, with the next that are due."""
    with office_of(context) as office:
        again = office.messages.send_failed_again(by=AT_COMMAND_LINE)
    say(f"{again.due} messages are due again.")
    if again.left_out:
        say(f"{again.left_out} were out of date: they are cancelled.")


@messages.command
@click.option("--json", "as_json", is_flag=True, help="One JSON object per message.")
@click.pass_context
def send(context: click.Context, *, as_json: bool) -> int:
    """Send the messages that are due, each once."""
    sent = failed = 0
    with office_of(context) as office:
        while batch := office.messages.send_due():
            for message in batch:
                sent += message.state is MessageState.SENT
                failed += message.state is not MessageState.SENT
                if as_json:
                    put(message)
            if failed:
                break
    say(f"{sent} sent, {failed} not sent")
    return FAILED if failed else DONE

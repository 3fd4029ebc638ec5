using System.ComponentModel;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Azure;
using Funding.Functions.Directory;
using Funding.Functions.Outbox;
using Funding.Functions.Settings;
using Funding.Functions.Storage;
using MailKit.Net.Smtp;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Privacy;

/// <summary>
/// An exception as it may be written down: what kind, its code, and where. What others have put into a message is left out:
/// storage quotes keys and addresses, a JSON fault the text that it stumbled on, a mail server the receiver.
/// </summary>
internal sealed class LoggableException(string message, string? stack, Exception? inner) : Exception(message, inner)
{
    /// <inheritdoc />
    public override string? StackTrace => stack;

    /// <summary>The exception without what it quotes; itself when it is one already.</summary>
    internal static Exception Of(Exception fault) =>
        fault is LoggableException
            ? fault
            : new LoggableException(
                $"{fault.GetType().FullName}{Said(fault)}",
                fault.StackTrace,
                fault switch
                {
                    AggregateException { InnerExceptions: [{ } first, ..] } => Of(first),
                    { InnerException: { } cause } => Of(cause),
                    _ => null,
                }
            );

    /// <inheritdoc />
    public override string ToString()
    {
        var text = new StringBuilder(Message);
        if (InnerException is { } cause)
        {
            text.Append("\n ---> ").Append(cause).Append("\n   --- end of the inner exception ---");
        }
        return stack is null ? text.ToString() : text.Append('\n').Append(stack).ToString();
    }

    // Ours say nothing of persons; of others' only codes are kept.
    private static string Said(Exception fault) =>
        fault switch
        {
            MailLaterException
            or EffectRefusedException
            or StorageConflictException
            or ChangeTooLargeException
            or AssociationMissingException
            or SettingsException => $": {fault.Message}",
            RequestFailedException storage => Code(storage.Status, storage.ErrorCode),
            SmtpCommandException smtp => Code((int)smtp.StatusCode, smtp.ErrorCode),
            HttpRequestException http => Code((int?)http.StatusCode ?? 0, http.HttpRequestError),
            BadHttpRequestException request => Code(request.StatusCode, null),
            SocketException socket => Code(socket.ErrorCode, socket.SocketErrorCode),
            Win32Exception system => Code(system.NativeErrorCode, null),
            JsonException json => string.Create(
                CultureInfo.InvariantCulture,
                $" (line {json.LineNumber}, byte {json.BytePositionInLine})"
            ),
            IOException file => string.Create(CultureInfo.InvariantCulture, $" (0x{file.HResult:X8})"),
            _ => "",
        };

    private static string Code(int status, object? code) =>
        string.Create(CultureInfo.InvariantCulture, $" ({status}{(code is null ? "" : $" {code}")})");
}

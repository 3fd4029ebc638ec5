using System.Text;
using Funding.Core;
using Funding.Functions.Email;
using Funding.Pages.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Functions.Http.Pages;

/// <summary>What letters and mails look like, drawn up as the real ones are.</summary>
public sealed class SettingsExamples
{
    private readonly IServiceScopeFactory _scopes;
    private readonly MailComposer _composer;

    internal SettingsExamples(IServiceScopeFactory scopes, MailComposer composer) =>
        (_scopes, _composer) = (scopes, composer);

    internal async Task<byte[]> LetterAsync(RecordContent content)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return Encoding.UTF8.GetBytes(
            await scope.ServiceProvider.GetRequiredService<RecordRenderer>().RenderAsync(content)
        );
    }

    internal Mail MailOf(MailTemplate template) => ExampleMails.Of(_composer, template);
}

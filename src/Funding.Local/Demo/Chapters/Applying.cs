using System.Text;
using Funding.Core;

namespace Funding.Local.Demo;

/// <summary>A draft, an attachment, and the authorised signatory's submission.</summary>
internal static class Applying
{
    private const string Enclosure = "Parterna har träffats tre gånger under våren och är överens om arbetssättet.\n";

    internal static async Task PlayAsync(LifePlayer life)
    {
        var (script, cast) = (life.Script, life.Cast);
        await life.BeginAsync();

        await life.WaitUntilAsync(LifeScript.At(script.Begun.AddDays(1), 10));
        await life.DoAsync(
            cast.Editor,
            "attaches samverkan.txt",
            done: application => application.Documents.Any(document => document.FileName == "samverkan.txt"),
            act: (system, _) =>
                cast.Editor.UploadAsync(
                    system,
                    $"{life.CasePath}/attachments?fileName=samverkan.txt",
                    "text/plain",
                    Encoding.UTF8.GetBytes(Enclosure)
                )
        );

        await life.WaitUntilAsync(LifeScript.At(script.Begun.AddDays(2), 10));
        await life.DoAsync(
            cast.Signatory,
            "signs and submits the application",
            done: application => application.Stage != ApplicationStage.Draft,
            act: (system, _) => cast.Signatory.PostAsync(system, $"{life.CasePath}/submission")
        );
    }
}

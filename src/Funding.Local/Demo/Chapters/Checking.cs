using System.Text.Json.Nodes;
using Funding.Core;

namespace Funding.Local.Demo;

/// <summary>The secretariat reads; in one variant it asks for more, and time reminds the applicant.</summary>
internal static class Checking
{
    internal static async Task PlayAsync(LifePlayer life)
    {
        var (script, cast) = (life.Script, life.Cast);
        if (script.Trouble == LifeTrouble.Supplement)
        {
            await AskForMoreAsync(life);
        }

        await life.WaitUntilAsync(LifeScript.At(CompleteOn(script), 13));
        await life.DoAsync(
            cast.Officer,
            "finds the application complete and sends it to the partners",
            done: application =>
                application.Stage is not (ApplicationStage.Submitted or ApplicationStage.SupplementRequested),
            act: (system, _) => cast.Officer.PostAsync(system, $"{life.CasePath}/completeness")
        );
    }

    /// <summary>The day when the application is complete; what follows counts from it.</summary>
    internal static DateOnly CompleteOn(LifeScript script) =>
        script.Begun.AddDays(script.Trouble == LifeTrouble.Supplement ? 21 : 7);

    private static async Task AskForMoreAsync(LifePlayer life)
    {
        var (script, cast) = (life.Script, life.Cast);
        await life.WaitUntilAsync(LifeScript.At(script.Begun.AddDays(6), 9));
        await life.DoAsync(
            cast.Officer,
            "asks for a supplement: who stands in for the project leader?",
            done: application => application.Supplement is not null,
            act: (system, _) =>
                cast.Officer.PostAsync(
                    system,
                    $"{life.CasePath}/supplement-request",
                    new JsonObject
                    {
                        ["questions"] = new JsonArray(
                            new JsonObject
                            {
                                ["field"] = "/organisation",
                                ["text"] = "Vem ersätter projektledaren vid frånvaro?",
                            }
                        ),
                    }
                )
        );

        // The deadline is fourteen days away: the reminder comes before the answer does.
        await life.WaitUntilAsync(LifeScript.At(script.Begun.AddDays(19), 15));
        await life.DoAsync(
            cast.Editor,
            "answers in the form and sends the application in again",
            done: application => application.Supplement?.AnsweredAt is not null,
            act: async (system, _) =>
            {
                var form = script.Form.DeepClone().AsObject();
                form.Remove("attachments");
                form["organisation"] =
                    form["organisation"]!.GetValue<string>()
                    + "\n\nVid frånvaro ersätts projektledaren av enhetschefen, som deltar i styrgruppens möten.";
                await cast.Editor.PutAsync(system, $"{life.CasePath}/form", form);
                await cast.Editor.PostAsync(system, $"{life.CasePath}/supplement");
            }
        );
    }
}

using System.Reflection;
using System.Text.RegularExpressions;
using FsCheck.Fluent;

namespace Funding.Core.Tests;

public sealed class EffectTests
{
    private static readonly IReadOnlyList<string> Always =
    [
        MailParameter.CaseNumber,
        MailParameter.Title,
        MailParameter.Applicant,
        MailParameter.Association,
    ];

    private static readonly Lazy<IReadOnlyList<Effect.SendMail>> Mails = new(() =>
        [
            .. Moves
                .Lives()
                .Generator.Sample(300, Moves.Always, 300)
                .SelectMany(moves => Played.Of(moves).Effects)
                .OfType<Effect.SendMail>()
                // Sent again: it says what it said before, which a random life does not know.
                .Where(m => m.Parameters.Count > 0),
        ]
    );

    [Fact]
    public void Every_mail_has_the_parameters_that_its_template_says()
    {
        foreach (var mails in Mails.Value.GroupBy(m => m.Template))
        {
            var promised = PromisedBy(mails.Key).Concat(Always).Order().ToList();
            Assert.All(mails, m => Assert.Equal(promised, m.Parameters.Keys.Order()));
        }
    }

    [Fact]
    public void Every_template_is_used() =>
        Assert.Empty(
            Enum.GetValues<MailTemplate>()
                .Except(Mails.Value.Select(m => m.Template))
                .Except(MeetingMailTests.OfMeetings.Select(m => m.Template))
        );

    [Fact]
    public void Links_go_with_the_templates_that_say_so_and_only_to_people_who_may_use_them()
    {
        Assert.All(
            Mails.Value,
            m =>
                Assert.True(
                    m.Link is not null == LinkedMails.Templates.Contains(m.Template)
                        || (m.Template == MailTemplate.ReportEscalation && m.Recipient.Id == "office@forbund.se")
                )
        );
    }

    [Fact]
    public void Parameters_are_known_names()
    {
        var names = typeof(MailParameter)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (string)f.GetRawConstantValue()!)
            .ToHashSet();

        Assert.Subset(names, Mails.Value.SelectMany(m => m.Parameters.Keys).ToHashSet());
    }

    [Fact]
    public void The_same_event_always_gives_the_same_effects()
    {
        var life = Life.Granted();
        var last = life.Trail[^1];

        var again = ApplicationEffects.Of(Json.Again(life.Current), Json.Again(last));

        Assert.Equal(ApplicationEffects.Of(life.Current, last).Select(Text), again.Select(Text));
    }

    private static string Text(Effect effect) =>
        System.Text.Json.JsonSerializer.Serialize(effect, CoreJson.Default.Effect);

    /// <summary>The names in the template's own documentation, which is what writers of texts go by.</summary>
    private static IEnumerable<string> PromisedBy(MailTemplate template)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Funding.Core.xml");
        var xml = System.Xml.Linq.XDocument.Load(file);
        var summary = xml.Descendants("member")
            .Single(m => (string?)m.Attribute("name") == $"F:Funding.Core.MailTemplate.{template}")
            .Value;
        var text = Regex.Replace(summary, @"\([^)]*\)", "", RegexOptions.None, TimeSpan.FromSeconds(1));
        var known = typeof(MailParameter)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (string)f.GetRawConstantValue()!)
            .ToList();
        var sentences = text.Split('.', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var words = sentences
            .Skip(1)
            .SelectMany(s =>
                s.Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
            .ToList();
        IEnumerable<string> more = template is MailTemplate.SubstituteCall or MailTemplate.BallotReminder
            ? PromisedBy(MailTemplate.BallotRequest)
            : [];
        return words.Where(known.Contains).Concat(more).Distinct(StringComparer.Ordinal);
    }
}

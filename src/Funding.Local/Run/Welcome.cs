using Funding.Core;
using Funding.Functions.Directory;
using Spectre.Console;

namespace Funding.Local.Run;

/// <summary>What is printed when the system has started: where to go, who to be, what to do next.</summary>
internal static class Welcome
{
    internal static void Print(IAnsiConsole console, Uri address, AssociationFile association)
    {
        console.WriteLine();
        console.MarkupLine($"[bold green]{Markup.Escape(association.Name)} is running.[/]");
        console.WriteLine();
        console.WriteLine($"  Start page   {address}");
        console.WriteLine($"  Sign in      {address}sign-in");
        console.WriteLine($"  Staff        {address}staff");
        console.WriteLine($"  Mailbox      {address}dev/mailbox   (nothing is sent: every mail ends up here)");
        console.WriteLine();
        console.MarkupLine("[bold]Who to be[/] (sign in with the address; the link comes to the mailbox)");
        console.Write(People(association));
        console.MarkupLine("[bold]What to do next[/]");
        console.WriteLine(
            "  1. Sign in as the municipality's editor and write an application, or post one of samples/applications."
        );
        console.WriteLine("  2. Sign in as its authorised signatory and submit it.");
        console.WriteLine(
            "  3. Sign in as the secretariat and send it to the partners; answer for them by the links in the mailbox."
        );
        console.WriteLine(
            "  README.md walks through the rest. Ctrl-C stops; the next ./dev run goes on where this one ended."
        );
        console.WriteLine();
    }

    private static Table People(AssociationFile association)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Role", "Name", "Address");
        var applicant = association.Members.First(member => member.Name.StartsWith("Kalmar", StringComparison.Ordinal));
        Add(table, $"Editor, {applicant.Name}", association, Role.ApplicantEditor, 1, applicant.OrganisationNumber);
        Add(
            table,
            $"Signatory, {applicant.Name}",
            association,
            Role.AuthorisedSignatory,
            1,
            applicant.OrganisationNumber
        );
        Add(table, "Secretariat", association, Role.Secretariat, 2);
        Add(table, "Finance", association, Role.Finance, 1);
        Add(table, "Executive director", association, Role.Director, 1);
        Add(table, "Auditor, who only reads", association, Role.Auditor, 1);
        Add(table, "Administrator", association, Role.Administrator, 1);
        foreach (var partner in association.Partners)
        {
            AddPerson(
                table,
                $"Partner, {partner.Name}",
                association.People.Single(person => person.Id == partner.Reviewer)
            );
        }

        var chair = association.Board.Seats.Single(seat => seat.Office == SeatOffice.Chair);
        AddPerson(table, "Chair of the board", association.People.Single(person => person.Id == chair.Holder));
        return table;
    }

    private static void Add(
        Table table,
        string what,
        AssociationFile association,
        Role role,
        int most,
        OrganisationNumber? organisation = null
    )
    {
        var people = association.People.Where(person =>
            person.Roles.Contains(role) && (organisation is null || person.OrganisationNumber == organisation)
        );
        foreach (var person in people.Take(most))
        {
            AddPerson(table, what, person);
        }
    }

    private static void AddPerson(Table table, string what, PersonEntry person) =>
        table.AddRow(Markup.Escape(what), Markup.Escape(person.Name), Markup.Escape(person.Email.ToString()));
}

using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests.Applications;

/// <summary>Secrecy marks, and what is handed out (OSL 5 kap. 5 §, TF 2 kap. 15 §).</summary>
public sealed class SecrecyTests
{
    private static readonly MarkSecrecy _passage = new(1, "Många unga", "26 kap. 1 § OSL", "Någon kan kännas igen.");

    [Fact]
    public void A_mark_keeps_what_it_covers_by_which_provision_why_by_whom_and_when()
    {
        var life = Life.Submitted().Do(_passage, People.Officer);

        var mark = Assert.Single(life.Current.SecrecyMarks);
        Assert.Equal(
            (1, "Många unga", "26 kap. 1 § OSL", "Någon kan kännas igen."),
            (mark.Document, mark.Passage, mark.Statute, mark.Reason)
        );
        Assert.Equal((People.Officer.PersonId, life.Trail[^1].At), (mark.By.PersonId, mark.At));
        Assert.Equal(life.Current.Version, mark.Id);
    }

    [Fact]
    public void The_same_mark_twice_is_one_and_a_lifted_one_is_gone()
    {
        var life = Life.Submitted().Do(_passage, People.Officer).Do(_passage, People.Officer);
        var mark = Assert.Single(life.Current.SecrecyMarks);

        life.Do(new LiftSecrecy(mark.Id, "Prövat på nytt."), People.Director);

        Assert.Empty(life.Current.SecrecyMarks);
        life.Refuses(new LiftSecrecy(mark.Id, "Igen."), People.Officer, RefusalCode.SecrecyLifted);
    }

    [Fact]
    public void A_mark_says_why_and_by_which_provision_and_names_a_document_that_is_registered()
    {
        var life = Life.Submitted();

        foreach (
            var wrong in (MarkSecrecy[])
                [
                    _passage with
                    {
                        Document = 0,
                    },
                    _passage with
                    {
                        Document = 1_000,
                    },
                    _passage with
                    {
                        Passage = "ab",
                    },
                    _passage with
                    {
                        Passage = new string('a', 10_001),
                    },
                    _passage with
                    {
                        Statute = " ",
                    },
                    _passage with
                    {
                        Statute = new string('a', 101),
                    },
                    _passage with
                    {
                        Reason = "",
                    },
                ]
        )
        {
            life.Refuses(wrong, People.Officer, RefusalCode.InvalidInput);
        }
        life.Refuses(new LiftSecrecy(1, ""), People.Officer, RefusalCode.SecrecyLifted);
    }

    [Fact]
    public void A_personal_identity_number_can_be_marked_for_it_is_what_there_may_be_to_mask()
    {
        var life = Life.Submitted();

        life.Do(_passage with { Passage = "19121212-1212" }, People.Officer);

        Assert.Equal("19121212-1212", Assert.Single(life.Current.SecrecyMarks).Passage);
    }

    [Fact]
    public void What_is_marked_as_a_whole_is_not_handed_out_and_the_rest_is()
    {
        var life = Life.Submitted().Do(_passage with { Passage = "" }, People.Officer);

        life.Refuses(new RecordExtract("1", [1, 2], [], [], ""), People.Officer, RefusalCode.ExtractChanged);
        life.Refuses(new RecordExtract("1", [], [], [1], ""), People.Officer, RefusalCode.InvalidInput);
        life.Do(new RecordExtract("1", [2], [], [1], "Begäran den 2 mars"), People.Officer)
            .Do(new RecordExtract("1", [2], [], [1], "Begäran den 2 mars"), People.Officer);

        var made = Assert.Single(life.Trail.OfType<ApplicationEvent.ExtractMade>());
        Assert.Equal([2], made.Documents);
        Assert.Equal([1], made.Refused);
    }

    [Fact]
    public void Nobody_but_secretariat_and_director_marks_and_hands_out()
    {
        var life = Life.Submitted();

        life.Refuses(_passage, People.Finance, RefusalCode.NotAllowed);
        life.Refuses(_passage, People.Editor, RefusalCode.NotAllowed);
        Life.Draft().Refuses(_passage, People.Officer, RefusalCode.NotFound);
    }

    [Fact]
    public void Marks_and_extracts_are_no_documents_and_send_nothing()
    {
        var life = Life.Submitted();
        var before = life.Current.Registered;

        life.Do(_passage, People.Officer).Do(new RecordExtract("1", [1], [1], [], ""), People.Officer);

        Assert.Equal(before, life.Current.Registered);
    }
}
